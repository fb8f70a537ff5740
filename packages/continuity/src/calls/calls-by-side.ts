import type { CallsBySide, SeriesInput } from '../schema.ts'
import { allBuckets, bucketMsOf, inRange, numberOf, startOf, type SeriesContext } from './buckets.ts'

interface Row {
  number: number
  aws: number
  local: number
  refused: number
  failed: number
}

/** Calls per bucket by the side that answered; refused ones were answered "no", failed ones by nobody. */
export async function callsBySide(ctx: SeriesContext, input: SeriesInput): Promise<CallsBySide> {
  const rows = await ctx.tx.$queryRaw<Row[]>`
    SELECT bucket.number,
           count(*) FILTER (WHERE outcome = 'ok' AND served_by <> 'local')::int AS aws,
           count(*) FILTER (WHERE outcome = 'ok' AND served_by = 'local')::int AS local,
           count(*) FILTER (WHERE outcome = 'refused')::int AS refused,
           count(*) FILTER (WHERE outcome = 'failed')::int AS failed
    FROM ${allBuckets(input)}
    LEFT JOIN (SELECT ${numberOf(input)} AS number, outcome, served_by FROM port_calls WHERE ${inRange(ctx, input)}) AS call USING (number)
    GROUP BY bucket.number ORDER BY bucket.number`
  return { bucketMs: bucketMsOf(input), points: rows.map(({ number, ...counts }) => ({ at: startOf(input, number), ...counts })) }
}
