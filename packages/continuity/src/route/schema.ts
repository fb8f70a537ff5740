import { z } from 'zod'
import { portNameSchema, sideSchema } from '../port-schema.ts'

export const explainInput = z.object({
  port: portNameSchema,
  operation: z.string().min(1),
  /** A slug; null: as the platform's own. */
  tenant: z.string().nullable().default(null),
  /** An object's key or the like, where the operation has one. */
  key: z.string().max(960).optional(),
})
export type ExplainInput = z.infer<typeof explainInput>

/** Every candidate of the chain with what would become of a call now, and why. Nothing is called. */
export const explanationSchema = z.object({
  port: portNameSchema,
  operation: z.string(),
  kind: z.enum(['read', 'write']),
  idempotent: z.boolean(),
  budgetMs: z.number(),
  candidates: z.array(
    z.object({
      provider: z.string(),
      side: sideSchema,
      decision: z.enum(['serves', 'next', 'skipped', 'not_asked']),
      sentence: z.string(),
    }),
  ),
  /** One sentence on the answer: who, how old at most, how complete. */
  answer: z.string(),
})
export type Explanation = z.infer<typeof explanationSchema>
