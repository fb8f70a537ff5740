import type { TenantRef } from '@understudy/core'
import type { MemoryEvent } from '@understudy/ports/memory'
import type { MemoryShelf } from '../sides/memory-shelf.ts'
import { isRefused, type ClientCall } from '../workload/client-call.ts'
import { MEMORY, sayingOf } from '../workload/perform.ts'
import type { Finding } from './finding.ts'
import { isAcknowledged, isPossible, nameOf } from './ordering.ts'
import { auditFinal, type Register } from './register.ts'

export interface MemoryContents {
  readonly side: 'aws' | 'local'
  readonly shelf: MemoryShelf
}

const OWN_ACTORS = 'understudy-'
const countOf = (all: readonly string[], one: string): number => all.filter((each) => each === one).length

/** Texts of a tenant's events, without our own. */
export const eventTexts = (shelf: MemoryShelf): string[] =>
  shelf
    .events()
    .flatMap(({ actorId, payload }) =>
      actorId.startsWith(OWN_ACTORS) || payload[0]?.kind !== 'data' ? [] : [String(payload[0].data)],
    )

const recordTexts = (shelf: MemoryShelf): string[] => shelf.records(MEMORY, '/').map(({ content }) => content)

interface StoredValue {
  readonly key: string
  readonly value: string
  readonly version: number
}

/** What a key holds, as the port reads it: the highest version, then the latest time. */
export function valueOf(shelf: MemoryShelf, key: string): string | null {
  const stored = ({ payload }: MemoryEvent) => (payload[0]?.kind === 'data' ? (payload[0].data as unknown as StoredValue) : null)
  const own = shelf.events().filter((event) => event.actorId.startsWith(OWN_ACTORS) && stored(event)?.key === key)
  const [latest] = own.sort(
    (a, b) =>
      stored(b)!.version - stored(a)!.version ||
      b.eventTime.getTime() - a.eventTime.getTime() ||
      (a.eventId < b.eventId ? 1 : -1),
  )
  return latest ? stored(latest)!.value : null
}

/** One tenant's memory against everything that was asked of it. */
export function auditMemory(tenant: TenantRef, calls: readonly ClientCall[], sides: readonly MemoryContents[]): Finding[] {
  return [...auditEvents(tenant, calls, sides), ...auditRecords(tenant, calls, sides), ...auditValues(tenant, calls, sides)]
}

function auditEvents(tenant: TenantRef, calls: readonly ClientCall[], sides: readonly MemoryContents[]): Finding[] {
  const made = calls.filter(({ asked }) => asked.kind === 'event')
  const texts = sides.map(({ shelf }) => eventTexts(shelf))
  const sayings = new Map(made.map((call) => [sayingOf(call, keyOf(call)), call]))
  const unknown = texts.flatMap((all) => all.filter((each) => !sayings.has(each)))
  const strange = [...new Set(unknown)].map((each): Finding => ({
    kind: each.startsWith(`${tenant.slug}|`) ? 'foreign' : 'leaked',
    detail: `an event of ${tenant.slug} says ${each}`,
  }))
  return [
    ...strange,
    ...[...sayings].flatMap(([saying, call]) => {
      const removal = calls.find(({ asked }) => asked.kind === 'forget' && asked.of === call.label)
      const removed = removal === undefined ? 'no' : isAcknowledged(removal) ? 'yes' : isPossible(removal) ? 'perhaps' : 'no'
      return countedOnce(
        call,
        sides,
        texts.map((all) => countOf(all, saying)),
        removed,
        `events:${MEMORY}:ana:${keyOf(call)}`,
      )
    }),
  ]
}

function auditRecords(tenant: TenantRef, calls: readonly ClientCall[], sides: readonly MemoryContents[]): Finding[] {
  const texts = sides.map(({ shelf }) => recordTexts(shelf))
  const made = calls.filter(({ asked }) => asked.kind === 'records')
  const sayings = made.flatMap((call) =>
    call.asked.kind === 'records'
      ? Array.from({ length: call.asked.count }, (_, nth) => ({ call, saying: `${sayingOf(call, keyOf(call))}#${nth}` }))
      : [],
  )
  const known = new Set(sayings.map(({ saying }) => saying))
  const strange = texts.flat().filter((each) => !known.has(each))
  return [
    ...strange.map((each): Finding => ({ kind: 'foreign', detail: `a record of ${tenant.slug} says ${each}` })),
    ...sayings.flatMap(({ call, saying }) =>
      countedOnce(
        call,
        sides,
        texts.map((all) => countOf(all, saying)),
        'no',
        `records:${MEMORY}`,
      ),
    ),
  ]
}

/** Once on each side where it was acknowledged; at most once, and on both sides or on none, where nobody knows. */
function countedOnce(
  call: ClientCall,
  sides: readonly MemoryContents[],
  counts: readonly number[],
  removed: 'yes' | 'no' | 'perhaps',
  chain: string,
): Finding[] {
  const findings = counts.flatMap((count, nth): Finding[] => {
    const about = `${nameOf(call)} of ${call.tenant.slug} on ${sides[nth]!.side}`
    if (count > 1) return [{ kind: 'doubled', chain, detail: `${about} is there ${count} times` }]
    if (count === 1 && isRefused(call)) return [{ kind: 'denied', chain, detail: `${about} was refused for sure` }]
    if (count === 1 && removed === 'yes') return [{ kind: 'lost', chain, detail: `${about} is there, but it was removed` }]
    if (count === 0 && isAcknowledged(call) && removed === 'no') return [{ kind: 'lost', chain, detail: `${about} is not there` }]
    return []
  })
  const isDifferent = new Set(counts).size > 1
  return isDifferent ? [...findings, { kind: 'different', chain, detail: `${nameOf(call)} is on one side only` }] : findings
}

function auditValues(tenant: TenantRef, calls: readonly ClientCall[], sides: readonly MemoryContents[]): Finding[] {
  const keys = new Set(calls.flatMap((call) => (call.asked.kind === 'value' ? [keyOf(call)] : [])))
  return [...keys].flatMap((key) => {
    const register = valueRegister(tenant, calls, key)
    const values = sides.map(({ shelf }) => valueOf(shelf, key))
    const finals = sides.flatMap(({ side }, nth) => auditFinal(register, side, values[nth]!))
    const isDifferent = new Set(values).size > 1
    const { chain, name } = register
    return isDifferent ? [...finals, { kind: 'different' as const, chain, detail: `${name}: ${values.join(' and ')}` }] : finals
  })
}

export const valueRegister = (tenant: TenantRef, calls: readonly ClientCall[], key: string): Register => ({
  name: `${tenant.slug}/value ${key}`,
  chain: `values:${MEMORY}:ana:${key}`,
  tenant: tenant.slug,
  writes: calls.filter((call) => call.asked.kind === 'value' && keyOf(call) === key),
})

const keyOf = ({ asked }: ClientCall): string => ('key' in asked ? asked.key : '')
