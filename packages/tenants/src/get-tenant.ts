import type { VerbContext } from '@understudy/db'
import { differencesFromFile } from './differences-from-file.ts'
import { namespacesSchema, tenantSettingsSchema, type TenantDetail } from './schema.ts'

export async function getTenant(ctx: Pick<VerbContext, 'tx' | 'tenant'>): Promise<TenantDetail> {
  const row = await ctx.tx.tenant.findUniqueOrThrow({
    where: { id: ctx.tenant.id },
    include: {
      agents: { orderBy: { key: 'asc' } },
      resources: { orderBy: [{ kind: 'asc' }, { name: 'asc' }] },
      _count: { select: { memberships: true } },
    },
  })
  const settings = tenantSettingsSchema.parse(row.settings)
  const agents = row.agents.map(({ key, version, enabled, budget }) => ({ key, version, enabled, budget }))
  return {
    slug: row.slug,
    name: row.name,
    domain: row.domain,
    namespaces: namespacesSchema.parse(row.namespaces),
    settings,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    members: row._count.memberships,
    resources: row.resources.map(({ id, kind, name }) => ({ id, kind, name })),
    agents: agents.map(({ key, version, enabled }) => ({ key, version, enabled })),
    differences: differencesFromFile(row.fileVersion, { name: row.name, domain: row.domain, settings, agents }),
  }
}
