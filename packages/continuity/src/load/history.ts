import { z } from 'zod'
import { callKinds, writeKinds } from './load-kinds.ts'

/** Milliseconds on the machine's monotonic clock: the same for all its processes. */
export const nowMs = (): number => Number(process.hrtime.bigint() / 1_000n) / 1_000

/** Written before a call is made: a client that is killed leaves calls whose end nobody knows. */
const begunSchema = z.object({
  nth: z.number().int(),
  atMs: z.number(),
  kind: z.enum(callKinds),
  tenant: z.string(),
  /** An object's key, or `<actor>/<session>`. */
  key: z.string(),
  operationId: z.string(),
  /** Of a write: what it wrote; of a read: the last one of this key that was acknowledged before. */
  sequence: z.number().int(),
  /** Of a put: the MD5 of what it wrote, as S3's ETag. */
  etag: z.string().nullable(),
})

const endedSchema = z.object({
  ended: z.number().int(),
  atMs: z.number(),
  outcome: z.discriminatedUnion('ok', [
    z.object({
      ok: z.literal(true),
      servedBy: z.string(),
      ageMs: z.number(),
      /** Of a read: the write that it saw. */
      sequence: z.number().int().nullable(),
    }),
    z.object({
      ok: z.literal(false),
      code: z.string(),
      reason: z.string(),
      verdict: z.string(),
      /** It may have happened all the same, or happen later. */
      maybeApplied: z.boolean(),
      message: z.string(),
    }),
  ]),
})

export const historyLineSchema = z.union([begunSchema, endedSchema])
export type Begun = z.output<typeof begunSchema>
export type Ended = z.output<typeof endedSchema>
export type CallOutcome = Ended['outcome']

/** One call as its client saw it. */
export interface LoadCall extends Begun {
  readonly client: string
  /** Null: its client never heard. */
  readonly end: { readonly atMs: number; readonly outcome: CallOutcome } | null
}

export const isWrite = ({ kind }: Pick<LoadCall, 'kind'>): boolean => writeKinds.some((each) => each === kind)
export const isAcknowledged = ({ end }: LoadCall): boolean => end?.outcome.ok === true
