import { z } from 'zod'

/** What a page follows, all of it over one connection: a browser opens six to one host, and each tab needs one. */
export const liveInput = z.object({
  streams: z
    .array(z.object({ key: z.string().min(1).max(20), path: z.string().max(100), input: z.unknown().optional() }))
    .max(12, 'expected at most 12 streams'),
  /** Of a connection that was lost: the last ids of the streams that have such, by key, as JSON. */
  lastEventId: z.string().max(2_000).optional(),
})

/** One word of one of the streams. `id`: from where that stream goes on after a lost connection. */
export const liveWordSchema = z.object({
  key: z.string(),
  kind: z.enum(['data', 'error', 'end']),
  id: z.string().optional(),
  data: z.unknown(),
})
export type LiveWord = z.infer<typeof liveWordSchema>

const lastIdsSchema = z.record(z.string(), z.string())

/** The last ids by key; none when what came is not readable. */
export function lastIdsOf(lastEventId: string | undefined): Record<string, string> {
  if (lastEventId === undefined) return {}
  try {
    return lastIdsSchema.parse(JSON.parse(lastEventId))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return {}
    throw error
  }
}
