import type { VerbContext } from '@understudy/db'
import { recordEvent, type AuditEntity } from './record-event.ts'

/** Writes what somebody was refused, in a transaction of its own: the refused one is never opened. */
export function recordDenial(
  ctx: VerbContext,
  denial: { permission: string; procedure: string; reason: string; entity: AuditEntity },
): Promise<void> {
  const { entity, ...details } = denial
  return recordEvent(ctx, { action: 'access.denied', outcome: 'denied', entity, details })
}
