import { systemActor, systemClock, type TenantId } from '@understudy/core'
import { uuidv7 } from '@understudy/core/server'
import { asSystem, type Database, type Prisma, type Tx } from '@understudy/db'
import type { Logger } from '@understudy/telemetry'
import { tenantsAudit } from './audit-actions.ts'
import { agentBudgetSchema, tenantSettingsSchema, type TenantsFile } from './schema.ts'

type TenantInFile = TenantsFile['tenants'][number]

/**
 * Applies the file: makes what is missing and remembers what the file said. What an administrator changed is kept, so importing
 * twice changes nothing. Returns the slugs of new tenants.
 */
export function importTenants(db: Database, log: Logger, file: TenantsFile): Promise<string[]> {
  return asSystem(db, 'tenants.import', async (tx) => {
    const created: string[] = []
    for (const tenant of file.tenants) {
      const known = await tx.tenant.findUnique({ where: { slug: tenant.slug } })
      const id = (known?.id ?? uuidv7()) as TenantId
      const fileVersion = tenant as Prisma.InputJsonObject
      if (known) await tx.tenant.update({ where: { id }, data: { fileVersion } })
      else {
        await createFromFile(tx, log, id, tenant, fileVersion)
        created.push(tenant.slug)
      }
      await addMissingParts(tx, id, tenant)
    }
    return created
  })
}

async function createFromFile(
  tx: Tx,
  log: Logger,
  id: TenantId,
  tenant: TenantInFile,
  fileVersion: Prisma.InputJsonObject,
): Promise<void> {
  const { slug, name, domain, namespaces } = tenant
  const settings = tenantSettingsSchema.parse(tenant.settings)
  await tx.tenant.create({ data: { id, slug, name, domain, namespaces, settings, fileVersion } })
  const ctx = { actor: systemActor('setup'), tenant: { id, slug }, tx, clock: systemClock, log }
  await tenantsAudit.record(ctx, 'tenant.created', { entity: { kind: 'tenant', id, name }, details: { domain, from: 'file' } })
}

async function addMissingParts(tx: Tx, tenantId: TenantId, tenant: TenantInFile): Promise<void> {
  await tx.tenantAgent.createMany({
    data: tenant.agents.map(({ key, version, enabled, budget }) => ({
      tenantId,
      key,
      version,
      enabled,
      budget: agentBudgetSchema.parse(budget),
    })),
    skipDuplicates: true,
  })
  await tx.tenantResource.createMany({
    data: tenant.resources.map(({ kind, name, settings }) => ({
      tenantId,
      id: uuidv7(),
      kind,
      name,
      settings: settings as Prisma.InputJsonObject,
    })),
    skipDuplicates: true,
  })
}
