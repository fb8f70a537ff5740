import type { Tx } from '@understudy/db'
import type { PortName } from '@understudy/ports'

/** Milliseconds after which a count says nothing about now: it is written every two seconds while anything waits. */
const FRESH_MS = 15_000
const LONGEST_EPISODE_MS = 7 * 86_400_000

/** Writes that wait for AWS, all ports together, as last counted. Readable by every process: it names no tenant. */
export async function readWaitingAws(tx: Tx, now: Date): Promise<number> {
  const rows = await tx.$queryRaw<{ waiting: number }[]>`
    SELECT DISTINCT ON (port) waiting_aws AS waiting FROM port_lag
    WHERE at > ${new Date(now.getTime() - FRESH_MS)}::timestamptz ORDER BY port, at DESC`
  return rows.reduce((sum, { waiting }) => sum + waiting, 0)
}

/** Writes handed over to AWS since each of these ports was last tripped. */
export async function readHandedOver(tx: Tx, ports: readonly PortName[], now: Date): Promise<number> {
  if (ports.length === 0) return 0
  const rows = await tx.$queryRaw<{ done: number }[]>`
    SELECT coalesce(sum(replayed), 0)::int AS done FROM port_lag AS lag
    WHERE port = ANY(${[...ports]}::text[]) AND at >= coalesce(
      (SELECT max(at) FROM port_transitions WHERE port = lag.port AND kind = 'tripped' AND epoch > 0),
      ${new Date(now.getTime() - LONGEST_EPISODE_MS)}::timestamptz)`
  return rows[0]?.done ?? 0
}

/** When each of these ports was last tripped by the fleet. */
export async function readTrippedAt(tx: Tx, ports: readonly PortName[]): Promise<ReadonlyMap<string, Date>> {
  if (ports.length === 0) return new Map()
  const rows = await tx.$queryRaw<{ port: string; at: Date }[]>`
    SELECT port, max(at) AS at FROM port_transitions
    WHERE port = ANY(${[...ports]}::text[]) AND kind = 'tripped' AND epoch > 0 GROUP BY port`
  return new Map(rows.map(({ port, at }) => [port, at]))
}
