import type { TenantRef } from '@understudy/core'
import { asSystem } from '@understudy/db'
import type { CrashBed } from './crash-bed.ts'
import { tokenOf } from './model-bucket.ts'
import { traceKey } from './trace-key.ts'
import type { Said } from './writes.ts'

interface Round {
  readonly bed: CrashBed
  readonly tenant: TenantRef
  readonly said: readonly Said[]
  readonly foreignKey: string
  /** A process that stood still may send once more what another sent for it, and meet what came since: both are kept then. */
  readonly wasPaused: boolean
}

/** One operation as its callers saw it: begun first at, and acknowledged first at or never. */
interface Seen {
  readonly operation: string
  readonly key: string
  readonly kind: 'put' | 'delete'
  readonly begunAt: number
  readonly endedAt: number | null
}

function seenIn(said: readonly Said[]): Seen[] {
  const byOperation = Map.groupBy(said, ({ operation }) => operation)
  return [...byOperation].map(([operation, all]) => {
    const times = (did: Said['did']) => all.filter((each) => each.did === did).map(({ at }) => at)
    const ended = times('end')
    const { key, kind } = all[0]!
    return { operation, key, kind, begunAt: Math.min(...times('begin')), endedAt: ended.length === 0 ? null : Math.min(...ended) }
  })
}

/**
 * What callers were told against what both sides hold: every acknowledged write is there once, none is there twice, what was
 * acknowledged before another began lies under it, and both sides show the same.
 */
export async function auditRound({ bed, tenant, said, foreignKey, wasPaused }: Round): Promise<string[]> {
  const rows = await asSystem(bed.db, 'continuity.replay', (tx) =>
    tx.twinObject.findMany({ where: { tenantId: tenant.id }, orderBy: { versionId: 'asc' } }),
  )
  const faults: string[] = []
  const seen = seenIn(said)
  for (const [key, ofKey] of Map.groupBy(seen, (each) => each.key)) {
    const here = rows.filter((row) => row.key === key)
    const there = bed.bucket.history(tenant, key).filter(({ isMarker }) => !isMarker)
    const ofPuts = ofKey.filter(({ kind }) => kind === 'put')
    const found = [
      ...misplaced('here', ofKey, ({ operation }) => placesOf(here, ({ operationId }) => operationId === operation)),
      ...misplaced('there', ofPuts, ({ operation }) => placesOf(there, (each) => each.operationToken === tokenOf(operation))),
    ]
    const latest = here.find(({ isLatest }) => isLatest)
    const shown = latest && !latest.deleteMarker ? latest.etag : null
    const theirs = bed.bucket.current(tenant, key)?.etag ?? null
    const isTouched = key !== foreignKey || ofKey.some(({ endedAt }) => endedAt !== null)
    if (isTouched && shown !== theirs) found.push(`different: ${key} shows ${shown} here and ${theirs} there`)
    if (found.length > 0) faults.push(...found, ...(await traceKey(bed, tenant, { said, key })))
  }
  return [...faults, ...(await unexpected(bed, tenant, wasPaused ? null : foreignKey))]
}

const placesOf = <T>(all: readonly T[], isIt: (each: T) => boolean): number[] =>
  all.flatMap((each, place) => (isIt(each) ? [place] : []))

/** What one side holds of a key's writes: each at most once, acknowledged ones for certain, and in the order of time. */
function misplaced(side: 'here' | 'there', ofKey: readonly Seen[], places: (each: Seen) => readonly number[]): string[] {
  const faults = ofKey.flatMap((each) => {
    const count = places(each).length
    if (count > 1) return [`doubled ${side}: ${each.operation} ${count} times`]
    return count === 0 && each.endedAt !== null ? [`lost ${side}: ${each.operation}`] : []
  })
  for (const first of ofKey)
    for (const second of ofKey) {
      const [low, high] = [places(first)[0], places(second)[0]]
      const isBefore = first.endedAt !== null && first.endedAt < second.begunAt
      if (isBefore && low !== undefined && high !== undefined && low > high)
        faults.push(`reordered ${side}: ${second.operation} lies under ${first.operation}`)
    }
  return faults
}

/** Nothing of this is anybody's mistake: no write may be put aside, and only the key that others wrote as well may be in conflict. */
async function unexpected({ db }: CrashBed, { id: tenantId }: TenantRef, foreignKey: string | null): Promise<string[]> {
  const [aside, conflicts] = await asSystem(db, 'continuity.replay', async (tx) => [
    await tx.portIntent.findMany({ where: { tenantId, OR: [{ aws: 'poisoned' }, { local: 'poisoned' }] } }),
    await tx.portConflict.findMany({ where: { tenantId } }),
  ])
  return [
    ...aside.map(({ operationId, error }) => `put aside: ${operationId} ${error}`),
    ...conflicts
      .filter(({ chain }) => foreignKey !== null && chain !== foreignKey)
      .map(({ chain, sentence }) => `conflict: ${chain} ${sentence}`),
  ]
}
