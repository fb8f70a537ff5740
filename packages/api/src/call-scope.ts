import type { Actor, Clock, TenantRef } from '@understudy/core'
import { withTenant, type Database, type VerbContext } from '@understudy/db'
import type { SignedInUser } from '@understudy/identity'
import type { Logger } from '@understudy/telemetry'
import type { ApiServices, RequestContext } from './request-context.ts'

/** Who calls, where, with what: what a flow gets instead of a transaction. */
export interface CallScope {
  readonly actor: Actor
  readonly tenant: TenantRef & { readonly name: string }
  readonly db: Database
  readonly clock: Clock
  readonly log: Logger
  readonly services: ApiServices
  readonly traceId: string | undefined
  readonly address: string
  /** One transaction of this caller in this tenant. A flow opens one before and one after its port calls. */
  inTransaction<T>(run: (ctx: VerbContext) => Promise<T>): Promise<T>
}

export function callScope(request: RequestContext, user: SignedInUser, tenant: CallScope['tenant']): CallScope {
  const { db, clock, services, traceId, address } = request
  const actor: Actor = { kind: 'user', id: user.userId, name: user.name }
  const log = request.log.child({ tenant: tenant.slug, actor: actor.id, traceId })
  return {
    actor,
    tenant,
    db,
    clock,
    log,
    services,
    traceId,
    address,
    inTransaction: (run) => withTenant(db, { tenant, actor }, (tx) => run({ actor, tenant, tx, clock, log, traceId, address })),
  }
}
