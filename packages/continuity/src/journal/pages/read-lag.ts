import type { Tx } from '@understudy/db'
import type { PortName } from '@understudy/ports'
import type { JournalView } from '../schema.ts'

const SHOWN_MS = 3_600_000
const BUCKET_S = 30
/** Seconds over which a rate is taken. */
const RATE_S = 10

export interface Lag {
  readonly points: JournalView['lag']
  /** Handed over to AWS per second, by port. */
  readonly perS: ReadonlyMap<PortName, number>
  readonly limitPerS: number | null
  readonly lastReplayedAt: Date | null
}

/** The last hour of what waited, all ports together, and how fast it is handed over now. */
export async function readLag(tx: Tx, now: Date): Promise<Lag> {
  const from = new Date(now.getTime() - SHOWN_MS)
  const points = await tx.$queryRaw<JournalView['lag']>`
    SELECT bucket AS at, sum(aws)::int AS "waitingAws", sum(local)::int AS "waitingLocal" FROM (
      SELECT DISTINCT ON (port, bucket) port, bucket, waiting_aws AS aws, waiting_local AS local FROM (
        SELECT *, date_bin(${BUCKET_S}::int * interval '1 second', at, ${from}::timestamptz) AS bucket
        FROM port_lag WHERE at >= ${from}::timestamptz
      ) AS lag ORDER BY port, bucket, at DESC
    ) AS latest GROUP BY bucket ORDER BY bucket`
  const rates = await tx.$queryRaw<{ port: PortName; replayed: number }[]>`
    SELECT port, sum(replayed)::int AS replayed FROM port_lag
    WHERE at > ${new Date(now.getTime() - RATE_S * 1_000)}::timestamptz GROUP BY port`
  const [last] = await tx.$queryRaw<{ limitPerS: number | null; at: Date | null }[]>`
    SELECT (SELECT limit_per_s FROM port_lag ORDER BY at DESC LIMIT 1) AS "limitPerS",
      (SELECT max(at) FROM port_lag WHERE at >= ${from}::timestamptz AND replayed > 0) AS at`
  return {
    points,
    perS: new Map(rates.map(({ port, replayed }) => [port, replayed / RATE_S])),
    limitPerS: last?.limitPerS ?? null,
    lastReplayedAt: last?.at ?? null,
  }
}
