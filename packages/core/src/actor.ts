import { z } from 'zod'

/** Who acts. Every audit event and every verb has one; an id and a display name are always there. */
export type Actor =
  | { kind: 'user'; id: string; name: string }
  | { kind: 'agent'; id: string; name: string; onBehalfOf: { id: string; name: string } }
  | { kind: 'system'; id: string; name: string }

export const actorKinds = ['user', 'agent', 'system'] as const

/** An actor as audit rows and pages see it. */
export const actorSummarySchema = z.object({ kind: z.enum(actorKinds), id: z.string(), name: z.string() })
export type ActorSummary = z.infer<typeof actorSummarySchema>

export const systemActor = (name: string): Actor => ({ kind: 'system', id: `system:${name}`, name })
