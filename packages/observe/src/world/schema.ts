import { z } from 'zod'
import { drillStates, journalAlarmSchema, modeKinds, portNameSchema, sideSchema } from '@understudy/continuity'

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
  /** Operators' orders for all tenants that are in force. */
  orders: z.array(
    z.object({
      port: portNameSchema,
      mode: z.enum(modeKinds),
      setByName: z.string(),
      expiresAt: z.date().nullable(),
    }),
  ),
  /** The way back of sides that were tripped; null when none is on it. It ends when both sides compared equal, not before. */
  recovering: z
    .object({
      ports: z.array(portNameSchema),
      /** Writes handed over since the first of them was tripped, and those that still wait. */
      done: z.number().int(),
      total: z.number().int(),
      since: z.date(),
    })
    .nullable(),
  /** Writes that wait for AWS; none of them is lost. */
  waitingAws: z.number().int(),
  /** When somebody last looked; null when nobody has. */
  checkedAt: z.date().nullable(),
  /** What somebody should look at, over all tenants; it names none. */
  attention: z.object({
    alarms: z.array(journalAlarmSchema),
    /** Conflicts that wait for a decision. */
    conflicts: z.number().int(),
    /** The drill that is under way. */
    drill: z.object({ id: z.uuid(), title: z.string(), state: z.enum(drillStates) }).nullable(),
  }),
})
export type World = z.infer<typeof worldSchema>

/** What a visitor may know: how it stands, not with what. */
export const visitorWorldSchema = worldSchema.pick({ kind: true, checkedAt: true })
export type VisitorWorld = z.infer<typeof visitorWorldSchema>
