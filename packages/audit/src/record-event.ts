import { notify, type Prisma, type VerbContext } from '@understudy/db'
import { uuidv7 } from '@understudy/core/server'

export interface AuditEntity {
  readonly kind: string
  readonly id: string
  /** What people call it at this moment. */
  readonly name: string
}

export type AuditOutcome = 'allowed' | 'denied'

export interface NewAuditEvent {
  readonly action: string
  readonly outcome: AuditOutcome
  readonly entity: AuditEntity
  readonly details: object
}

/** Appends to the tenant's trail inside the caller's transaction. */
export async function recordEvent(ctx: VerbContext, event: NewAuditEvent): Promise<void> {
  const id = uuidv7(ctx.clock.now().getTime())
  const behalf = ctx.actor.kind === 'agent' ? { onBehalfOf: ctx.actor.onBehalfOf } : {}
  await ctx.tx.auditEvent.create({
    data: {
      tenantId: ctx.tenant.id,
      id,
      at: ctx.clock.now(),
      action: event.action,
      outcome: event.outcome,
      actorKind: ctx.actor.kind,
      actorId: ctx.actor.id,
      actorName: ctx.actor.name,
      entityKind: event.entity.kind,
      entityId: event.entity.id,
      entityName: event.entity.name,
      details: { ...event.details, ...behalf } as Prisma.InputJsonObject,
      traceId: ctx.traceId ?? null,
      address: ctx.address ?? null,
    },
  })
  await notify(ctx.tx, { topic: 'audit', tenantId: ctx.tenant.id, id })
}
