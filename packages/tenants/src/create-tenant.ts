import { AppError, PLATFORM_TENANT_ID, type Actor, type TenantId } from '@understudy/core'
import { uuidv7 } from '@understudy/core/server'
import { asSystem, notify, withTenant, type Database, type VerbContext } from '@understudy/db'
import { tenantsAudit } from './audit-actions.ts'
import { namespacesSchema, tenantSettingsSchema, type CreateTenantInput } from './schema.ts'

type Caller = Pick<VerbContext, 'clock' | 'log' | 'traceId' | 'address'> & { readonly db: Database; readonly actor: Actor }

/** Makes a tenant with the default settings, in a transaction as that tenant. @throws AppError conflict */
export async function createTenant(caller: Caller, input: CreateTenantInput): Promise<{ slug: string }> {
  const { db, actor } = caller
  const namespaces = namespacesOf(input.slug)
  await refuseTaken(db, input, namespaces.index)
  const tenant = { id: uuidv7(caller.clock.now().getTime()) as TenantId, slug: input.slug }
  await withTenant(db, { tenant, actor }, async (tx) => {
    await tx.tenant.create({
      data: { ...tenant, name: input.name, domain: input.domain, namespaces, settings: tenantSettingsSchema.parse({}) },
    })
    await notify(tx, { topic: 'tenant', tenantId: tenant.id, id: tenant.id })
    const entity = { kind: 'tenant', id: tenant.id, name: input.name }
    await tenantsAudit.record({ ...caller, tenant, tx }, 'tenant.created', {
      entity,
      details: { domain: input.domain, from: 'console' },
    })
  })
  return { slug: tenant.slug }
}

/** Prefixes take no "_": names on AWS do not either. */
const namespacesOf = (slug: string) => {
  const base = slug.replaceAll('_', '-')
  return { index: `${base}-`, functions: `${base}-`, cache: `${base}:` }
}

/** A prefix that begins with another's would let one tenant's names fall into the other's. */
async function refuseTaken(db: Database, input: CreateTenantInput, index: string): Promise<void> {
  const others = await asSystem(db, 'tenants.list', (tx) =>
    tx.tenant.findMany({ where: { NOT: { id: PLATFORM_TENANT_ID } }, select: { slug: true, namespaces: true } }),
  )
  if (others.some(({ slug }) => slug === input.slug))
    throw new AppError('conflict', `There is already a tenant called ${input.slug}.`, { details: { field: 'slug' } })
  const overlapping = others.find(({ namespaces }) => {
    const other = namespacesSchema.safeParse(namespaces)
    return other.success && (other.data.index.startsWith(index) || index.startsWith(other.data.index))
  })
  if (overlapping)
    throw new AppError('conflict', `Its names on AWS would mix with those of ${overlapping.slug}. Choose another short name.`, {
      details: { field: 'slug' },
    })
}
