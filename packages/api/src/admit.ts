import { AppError } from '@understudy/core'
import { recordDenial } from '@understudy/audit'
import { authorize, isPlatformPermission, type Role, type SignedInUser } from '@understudy/identity'
import { platformTenant } from '@understudy/identity/server'
import { callScope, type CallScope } from './call-scope.ts'
import type { ProcedureMetadata } from './metadata.ts'
import type { RequestContext } from './request-context.ts'
import { resolveTenant, type ResolvedTenant } from './resolve-tenant.ts'

/** Decides who comes in: signed in, password chosen, tenant found, permission given. A refusal is written to the trail. */
export async function admit(
  request: RequestContext,
  meta: ProcedureMetadata,
  procedure: string,
): Promise<{ user: SignedInUser; scope: CallScope }> {
  const { user } = request
  if (!user) throw new AppError('unauthenticated', 'Sign in first.')
  if (user.mustChangePassword && !meta.beforePasswordChange)
    throw new AppError('precondition_failed', 'Choose a password of your own first.', { details: { mustChangePassword: true } })
  const place = await placeOf(request, user, meta)
  const scope = callScope(request, user, place.tenant)
  if (meta.action === 'none') return { user, scope }
  const decision = authorize({ userId: user.userId, roles: place.roles }, meta.action)
  if (decision.allowed) return { user, scope }
  const { permission, reason, grantedBy } = decision
  const entity = { kind: 'tenant', id: place.tenant.id, name: place.tenant.name }
  await scope.inTransaction((ctx) => recordDenial(ctx, { permission, procedure, reason, entity }))
  throw new AppError('forbidden', reason, { details: { permission, grantedBy } })
}

async function placeOf(
  request: RequestContext,
  user: SignedInUser,
  meta: ProcedureMetadata,
): Promise<{ tenant: CallScope['tenant']; roles: readonly Role[] }> {
  if (meta.scope === 'tenant') {
    if (meta.action === 'none' || isPlatformPermission(meta.action))
      throw new Error('a tenant procedure needs a permission of a tenant')
    return tenantOf(request, user)
  }
  return { tenant: { ...platformTenant, name: 'Platform' }, roles: user.isPlatformAdmin ? ['platform-admin'] : [] }
}

const found = new WeakMap<RequestContext, Promise<ResolvedTenant>>()

/** Once for all that one request asks: a page's questions come in one batch. */
function tenantOf(request: RequestContext, user: SignedInUser): Promise<ResolvedTenant> {
  const known = found.get(request) ?? resolveTenant(request.db, user, request.tenantSlug)
  found.set(request, known)
  return known
}
