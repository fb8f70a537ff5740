import { z } from 'zod'
import type { Refusal } from '@understudy/agents/meetmind'

/** The details of a refusal as they come over the wire; the language tools, which hold the same schema, load only with a file. */
export const refusalSchema: z.ZodType<Refusal> = z.object({
  reason: z.enum(['empty', 'too_big', 'binary', 'not_a_transcript', 'several_meetings', 'damaged']),
  found: z.string(),
  lookedFor: z.string(),
  accepted: z.array(z.string()),
})
