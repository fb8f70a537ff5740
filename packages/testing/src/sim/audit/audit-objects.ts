import type { TenantRef } from '@understudy/core'
import type { ObjectShelf, ShelfVersion } from '../sides/object-shelf.ts'
import { acknowledgedMs, answerOf, beganMs, type ClientCall } from '../workload/client-call.ts'
import type { Finding } from './finding.ts'
import { isAcknowledged, isBefore, isPossible, nameOf } from './ordering.ts'
import { auditFinal, writerOf, type Register } from './register.ts'

const textOf = (body: Uint8Array): string => new TextDecoder().decode(body)

export interface ObjectContents {
  readonly side: 'aws' | 'local'
  readonly shelf: ObjectShelf
}

/** One tenant's objects against everything that was asked of them. */
export function auditObjects(
  tenant: TenantRef,
  calls: readonly ClientCall[],
  sides: readonly ObjectContents[],
  conflicts: ReadonlySet<string>,
): Finding[] {
  const keys = new Set([
    ...calls.flatMap(({ asked }) => ('key' in asked ? [asked.key] : [])),
    ...sides.flatMap(({ shelf }) => [...shelf.keys.keys()]),
  ])
  return [...keys].flatMap((key) => {
    const writes = calls.filter(
      ({ asked }) => (asked.kind === 'put' || asked.kind === 'create' || asked.kind === 'delete') && asked.key === key,
    )
    const register: Register = { name: `${tenant.slug}/${key}`, chain: key, tenant: tenant.slug, writes }
    return [
      ...sides.flatMap(({ side, shelf }) => auditSide(register, side, shelf.keys.get(key) ?? [], conflicts)),
      ...auditCreates(register),
      ...differing(register, sides),
    ]
  })
}

function auditSide(
  register: Register,
  side: 'aws' | 'local',
  versions: readonly ShelfVersion[],
  conflicts: ReadonlySet<string>,
): Finding[] {
  const { name, chain, writes } = register
  const known = new Map<number, ClientCall>()
  const findings: Finding[] = []
  for (const [nth, version] of versions.entries()) {
    const found = version.isMarker ? markerOf(register, version) : writerOf(register, textOf(version.body))
    if ('finding' in found) findings.push(found.finding)
    else known.set(nth, found.call)
  }
  const live = versions.at(-1)
  findings.push(...auditFinal(register, side, live && !live.isMarker ? textOf(live.body) : null))
  const placesOf = (call: ClientCall) => [...known].flatMap(([nth, each]) => (each === call ? [nth] : []))
  for (const write of writes) {
    const places = placesOf(write)
    const isKept = places.length > 0 || conflicts.has(write.label) || write.asked.kind === 'delete'
    if (isAcknowledged(write) && !isKept)
      findings.push({
        kind: 'lost',
        chain,
        detail: `${nameOf(write)} of ${name} was acknowledged by ${answerOf(write)!.servedBy} and is no version on ${side}`,
      })
    findings.push(
      ...doubled(write, places, versions).map((detail): Finding => ({
        kind: 'doubled',
        chain,
        detail: `${detail} of ${name} on ${side}`,
      })),
    )
    const last = places.at(-1)
    if (last === undefined || !isAcknowledged(write)) continue
    // What landed late lies where it landed; that it does not stay on top is asked above.
    const above = [...known].find(([nth, other]) => nth > last && !versions[nth]!.isLate && isBefore(other, write))
    if (above)
      findings.push({ kind: 'disordered', chain, detail: `${nameOf(above[1])} lies over ${nameOf(write)} of ${name} on ${side}` })
  }
  return findings
}

function markerOf({ name, chain, writes }: Register, { operationId }: ShelfVersion) {
  const call = writes.find(({ label }) => label === operationId)
  if (call && isPossible(call)) return { call }
  const kind = call ? 'denied' : 'foreign'
  return { finding: { kind, chain, detail: `a deletion of ${name} by ${operationId}` } as const }
}

/**
 * Put back over what landed late is no second time; neither is what landed late itself, nor what a client asked for again because
 * nobody could tell it what had become of it: AWS cannot tell such a repeat from the first, and the product does not look.
 */
function doubled(write: ClientCall, places: readonly number[], versions: readonly ShelfVersion[]): string[] {
  if (write.attempts.slice(0, -1).some(({ outcome }) => outcome === null || (!outcome.ok && outcome.maybeApplied))) return []
  const own = places.filter((nth) => !versions[nth]!.isLate)
  return own.flatMap((nth, at) => {
    const before = own[at - 1]
    if (before === undefined) return []
    const isPutBack = versions.slice(before + 1, nth).some(({ isLate }) => isLate)
    return isPutBack
      ? []
      : [`${nameOf(write)} is there twice, as ${versions[before]!.versionId} and ${versions[nth]!.versionId},`]
  })
}

/** Of two that were told "nobody was before you", one was lied to, unless somebody removed the key between them. */
function auditCreates({ name, chain, writes }: Register): Finding[] {
  const creates = writes
    .filter((each) => each.asked.kind === 'create' && isAcknowledged(each))
    .sort((a, b) => beganMs(a) - beganMs(b))
  return creates.flatMap((create, nth): Finding[] => {
    const before = creates[nth - 1]
    if (!before) return []
    const isRemoved = writes.some(
      (each) =>
        each.asked.kind === 'delete' && isPossible(each) && beganMs(each) < acknowledgedMs(create) && !isBefore(each, before),
    )
    return isRemoved ? [] : [{ kind: 'untrue', chain, detail: `${nameOf(before)} and ${nameOf(create)} both created ${name}` }]
  })
}

function differing({ name, chain }: Register, sides: readonly ObjectContents[]): Finding[] {
  const [one, other] = sides.map(({ shelf }) => shelf.live(chain)?.etag ?? 'nothing')
  return one === other ? [] : [{ kind: 'different', chain, detail: `${name} on AWS and here` }]
}
