import { AppError, DRILL_TENANT_IDS, systemActor, type TenantRef } from '@understudy/core'
import { asSystem, withTenant, type Database } from '@understudy/db'
import { drillTenantNames, type DrillTenantName } from './timeline/timeline.ts'

const actor = systemActor('drill')

/** What drills write as. Everything of theirs is removed after each drill; no list shows them. */
export const drillTenants = Object.fromEntries(
  drillTenantNames.map((name, nth) => [name, { id: DRILL_TENANT_IDS[nth]!, slug: `drill-${name}` }]),
) as Readonly<Record<DrillTenantName, TenantRef>>

/** Makes those that are not there yet. @throws AppError conflict where a customer has the name */
export async function ensureDrillTenants(db: Database, names: readonly DrillTenantName[]): Promise<TenantRef[]> {
  const tenants = names.map((name) => drillTenants[name])
  const there = await asSystem(db, 'continuity.drills', (tx) =>
    tx.tenant.findMany({ where: { slug: { in: tenants.map(({ slug }) => slug) } }, select: { id: true, slug: true } }),
  )
  for (const [nth, tenant] of tenants.entries()) {
    const found = there.find(({ slug }) => slug === tenant.slug)
    if (found && found.id !== tenant.id) throw new AppError('conflict', `A tenant is called ${tenant.slug}, which drills need.`)
    if (found) continue
    const prefix = `understudy-drill-${names[nth]!}`
    const namespaces = { index: `${prefix}-`, functions: `${prefix}-`, cache: `${prefix}:` }
    const row = { ...tenant, name: `Drill ${names[nth]!}`, domain: `${tenant.slug}.invalid`, namespaces }
    await withTenant(db, { tenant, actor }, (tx) => tx.tenant.create({ data: row }))
  }
  return tenants
}
