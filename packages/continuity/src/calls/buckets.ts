import type { TenantRef } from '@understudy/core'
import { Prisma, type Tx } from '@understudy/db'
import type { SeriesInput } from '../schema.ts'

/** One tenant's figures inside its own transaction, or everybody's (`tenant: null`) inside `asSystem`. */
export interface SeriesContext {
  readonly tx: Tx
  readonly tenant: Pick<TenantRef, 'id'> | null
}

/** Whole milliseconds, so that the buckets of a day fall on the same instants however often they are asked for. */
export const bucketMsOf = ({ from, to, points }: SeriesInput): number =>
  Math.max(1, Math.ceil((to.getTime() - from.getTime()) / points))

/** A row per bucket, also for those without calls: `bucket (number)`, to be joined with `numberOf(at)`. */
export const allBuckets = (input: SeriesInput): Prisma.Sql =>
  Prisma.sql`generate_series(0, ${Math.ceil((input.to.getTime() - input.from.getTime()) / bucketMsOf(input)) - 1}::int) AS bucket (number)`

export const numberOf = (input: SeriesInput): Prisma.Sql =>
  Prisma.sql`floor(extract(epoch FROM at - ${input.from}::timestamptz) * 1000 / ${bucketMsOf(input)}::int)::int`

export const inRange = (ctx: SeriesContext, input: SeriesInput): Prisma.Sql => {
  const range = Prisma.sql`at >= ${input.from} AND at < ${input.to}`
  return ctx.tenant ? Prisma.sql`${range} AND tenant_id = ${ctx.tenant.id}::uuid` : range
}

export const startOf = (input: SeriesInput, number: number): Date => new Date(input.from.getTime() + number * bucketMsOf(input))
