import { z } from 'zod'
import { portNameSchema, sideSchema } from '@understudy/continuity'

/**
 * aws: AWS answers for every port · partly-local: local answers for some · local: local answers for all · down: a port has no
 * side that answers · unknown: nobody has looked, or not lately.
 */
export const worldKinds = ['aws', 'partly-local', 'local', 'down', 'unknown'] as const
export type WorldKind = (typeof worldKinds)[number]

export const worldSchema = z.object({
  kind: z.enum(worldKinds),
  ports: z.array(
    z.object({
      port: portNameSchema,
      /** The side that would answer a call now; null when none would. */
      servedBy: sideSchema.nullable(),
      isAwsConfigured: z.boolean(),
      /** When the side that answers last changed. */
      since: z.date(),
    }),
  ),
  /** When somebody last looked; null when nobody has. */
  checkedAt: z.date().nullable(),
})
export type World = z.infer<typeof worldSchema>

/** What a visitor may know: how it stands, not with what. */
export const visitorWorldSchema = worldSchema.pick({ kind: true, checkedAt: true })
export type VisitorWorld = z.infer<typeof visitorWorldSchema>
