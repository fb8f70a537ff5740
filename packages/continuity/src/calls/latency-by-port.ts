import { portNames, type PortName } from '@understudy/ports'
import type { LatencyByPort, SeriesInput } from '../schema.ts'
import { allBuckets, bucketMsOf, inRange, numberOf, startOf, type SeriesContext } from './buckets.ts'

interface Row {
  number: number
  port: PortName | null
  p50: number | null
  p95: number | null
}

/** Median and 95th percentile of answered calls, per port and bucket; null where nothing was answered. */
export async function latencyByPort(ctx: SeriesContext, input: SeriesInput): Promise<LatencyByPort> {
  const rows = await ctx.tx.$queryRaw<Row[]>`
    SELECT bucket.number, call.port,
           percentile_cont(0.5) WITHIN GROUP (ORDER BY duration_ms) AS p50,
           percentile_cont(0.95) WITHIN GROUP (ORDER BY duration_ms) AS p95
    FROM ${allBuckets(input)}
    LEFT JOIN (
      SELECT ${numberOf(input)} AS number, port, duration_ms FROM port_calls WHERE outcome = 'ok' AND ${inRange(ctx, input)}
    ) AS call USING (number)
    GROUP BY bucket.number, call.port ORDER BY bucket.number`
  const measured = new Map(rows.map((row) => [`${row.number} ${row.port}`, row]))
  const numbers = [...new Set(rows.map((row) => row.number))]
  const seen = portNames.filter((port) => rows.some((row) => row.port === port))
  const pointOf = (port: PortName, number: number) => {
    const row = measured.get(`${number} ${port}`)
    return { at: startOf(input, number), p50Ms: row?.p50 ?? null, p95Ms: row?.p95 ?? null }
  }
  return {
    bucketMs: bucketMsOf(input),
    ports: seen.map((port) => ({ port, points: numbers.map((number) => pointOf(port, number)) })),
  }
}
