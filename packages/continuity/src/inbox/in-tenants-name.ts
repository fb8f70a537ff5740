import type { CallScope } from '@understudy/api'
import type { TenantRef } from '@understudy/core'
import { withTenant, type VerbContext } from '@understudy/db'

/** One transaction of a platform administrator in a customer's tenant, so that its trail shows what was decided there. */
export const inTenantsName = <T>(scope: CallScope, tenant: TenantRef, run: (ctx: VerbContext) => Promise<T>): Promise<T> => {
  const { db, actor, clock, log, traceId, address } = scope
  return withTenant(db, { tenant, actor }, (tx) => run({ actor, tenant, tx, clock, log, traceId, address }))
}
