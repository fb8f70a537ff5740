import type { z } from 'zod'
import type { VerbContext } from '@understudy/db'
import { recordEvent, type AuditEntity, type AuditOutcome } from './record-event.ts'

export interface AuditActionDefinition {
  /** Reads after the actor's name: "Ana **started session** Steering group". */
  readonly title: string
  /** The shape of the details; nothing secret belongs in it. */
  readonly details: z.ZodObject
  /** 'denied' for what records that somebody was turned away; 'allowed' unless said. */
  readonly outcome?: AuditOutcome
}

export interface AuditActions<Definitions extends Record<string, AuditActionDefinition>> {
  readonly definitions: Definitions
  /** Writes the event in the verb's own transaction: no change without event, no event without change. */
  record<Name extends keyof Definitions & string>(
    ctx: VerbContext,
    action: Name,
    event: { entity: AuditEntity; details: z.input<Definitions[Name]['details']> },
  ): Promise<void>
}

/** A feature's closed list of audit actions; the only way to write one. */
export function defineAuditActions<Definitions extends Record<string, AuditActionDefinition>>(
  definitions: Definitions,
): AuditActions<Definitions> {
  return {
    definitions,
    record: (ctx, action, { entity, details }) =>
      recordEvent(ctx, {
        action,
        outcome: definitions[action]!.outcome ?? 'allowed',
        entity,
        details: definitions[action]!.details.strict().parse(details),
      }),
  }
}
