import { isAcknowledged, type LoadCall } from './history.ts'
import type { Finding, FindingKind } from './findings.ts'

export interface KeyOnOneSide {
  readonly side: 'aws' | 'local'
  readonly tenant: string
  readonly key: string
  /** What each thing there calls its write, oldest first. */
  readonly found: readonly string[]
  /** All writes of the key, by what they are called. */
  readonly writes: ReadonlyMap<string, LoadCall>
  /** False for events: they are a set. */
  readonly isOrdered: boolean
}

const saidNo = ({ end }: LoadCall): boolean => end !== null && !end.outcome.ok && !end.outcome.maybeApplied
const name = ({ client, sequence }: LoadCall): string => `${client}'s write ${sequence}`

/** One key of one side against everything that was asked of it. */
export function auditKey(about: KeyOnOneSide): Finding[] {
  const { side, tenant, key, found, writes, isOrdered } = about
  const finding = (kind: FindingKind, detail: string): Finding => ({ kind, side, tenant, key, detail })
  const counts = new Map<string, number>()
  for (const id of found) counts.set(id, (counts.get(id) ?? 0) + 1)
  const there = [...counts].flatMap(([id, count]): Finding[] => {
    const write = writes.get(id)
    if (!write) return [finding('foreign', `${count} × ${id}`)]
    if (count > 1) return [finding('doubled', `${name(write)} is there ${count} times`)]
    return saidNo(write) ? [finding('denied', `${name(write)} was refused and is there`)] : []
  })
  const lost = [...writes].flatMap(([id, write]) =>
    isAcknowledged(write) && !counts.has(id) ? [finding('lost', `${name(write)}, served by ${servedBy(write)}`)] : [],
  )
  return [...there, ...lost, ...(isOrdered ? disorder(about).map((detail) => finding('disordered', detail)) : [])]
}

const servedBy = ({ end }: LoadCall): string => (end?.outcome.ok ? end.outcome.servedBy : 'nobody')
const endMs = (write: LoadCall): number => (isAcknowledged(write) ? write.end!.atMs : Infinity)

/** A write that ended before another began must lie under it, whoever made them. */
function disorder({ found, writes }: KeyOnOneSide): string[] {
  const wrong: string[] = []
  let latest: LoadCall | undefined
  for (const id of found) {
    const write = writes.get(id)
    if (!write) continue
    if (latest && endMs(write) < latest.atMs) wrong.push(`${name(write)} lies on ${name(latest)}`)
    if (!latest || write.atMs > latest.atMs) latest = write
  }
  return wrong
}
