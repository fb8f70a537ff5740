import { PLATFORM_TENANT_ID, type TenantId, type TenantRef } from '@understudy/core'
import { asSystem } from '@understudy/db'
import { PortError, type PortName } from '@understudy/ports'
import type { ApplierParts } from '../replay/applier.ts'
import { compareSides } from './compare-sides.ts'
import { copyDown } from './copy-down.ts'

/** Things copied for one tenant's port before others have their turn. */
const A_TURN = 500

/** Every tenant; the platform keeps nothing on its ports. */
export async function allTenants({ db }: Pick<ApplierParts, 'db'>): Promise<TenantRef[]> {
  const rows = await asSystem(db, 'continuity.replay', (tx) =>
    tx.tenant.findMany({
      where: { id: { not: PLATFORM_TENANT_ID } },
      select: { id: true, slug: true },
      orderBy: { slug: 'asc' },
    }),
  )
  return rows.map(({ id, slug }) => ({ id: id as TenantId, slug }))
}

/**
 * Brings this machine's side level with what AWS held before the journal began, tenant by tenant, and notes since when it is
 * complete. What cannot be had stays counted as not readable here.
 * @returns how many tenants' ports were brought level
 */
export async function takeBaseline(parts: ApplierParts, ports: readonly PortName[], signal: AbortSignal): Promise<number> {
  let level = 0
  const done = await asSystem(parts.db, 'continuity.replay', (tx) =>
    tx.portMirror.findMany({ where: { completeAt: { not: null } }, select: { tenantId: true, port: true } }),
  )
  const isDone = new Set(done.map(({ tenantId, port }) => `${tenantId} ${port}`))
  for (const tenant of await allTenants(parts))
    for (const port of ports) {
      if (signal.aborted) return level
      if (isDone.has(`${tenant.id} ${port}`)) continue
      try {
        if (await bringLevel(parts, { tenant, port })) level += 1
      } catch (error) {
        if (!(error instanceof PortError)) throw error
        parts.log.info({ tenant: tenant.slug, port, reason: error.reason }, 'this machine’s side could not be brought level yet')
      }
    }
  return level
}

async function bringLevel(parts: ApplierParts, what: { tenant: TenantRef; port: PortName }): Promise<boolean> {
  const comparing = { ...what, mendsLateLandings: true }
  let comparison = await compareSides(parts, comparing)
  if (!comparison) return false
  const missing = comparison.differences.filter(({ local }) => local === null)
  let copied = 0
  for (const each of missing.slice(0, A_TURN)) if (await copyDown(parts, what, each)) copied += 1
  if (copied > 0) comparison = (await compareSides(parts, comparing)) ?? comparison
  if (comparison.differences.some(({ local }) => local === null)) return false
  const where = { tenantId_port: { tenantId: what.tenant.id, port: what.port } }
  await asSystem(parts.db, 'continuity.replay', (tx) => tx.portMirror.update({ where, data: { completeAt: parts.clock.now() } }))
  return true
}
