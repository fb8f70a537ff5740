import { agentBudgetSchema, tenantsFileSchema, tenantSettingsSchema, type TenantDetail, type TenantSettings } from './schema.ts'

const tenantInFile = tenantsFileSchema.shape.tenants.element

interface Here {
  name: string
  domain: string
  settings: TenantSettings
  agents: readonly { key: string; version: number; enabled: boolean; budget: unknown }[]
}

/** Field by field where the database says something else than config/tenants.yaml last did; empty for a tenant made in the console. */
export function differencesFromFile(fileVersion: unknown, here: Here): TenantDetail['differences'] {
  const file = tenantInFile.safeParse(fileVersion)
  if (!file.success) return []
  const wanted = flatten({ ...file.data, settings: tenantSettingsSchema.parse(file.data.settings) })
  const actual = flatten(here)
  return [...new Set([...wanted.keys(), ...actual.keys()])]
    .filter((field) => wanted.get(field) !== actual.get(field))
    .map((field) => ({ field, file: wanted.get(field) ?? '–', here: actual.get(field) ?? '–' }))
}

function flatten({ name, domain, settings, agents }: Here): Map<string, string> {
  const fields: Record<string, unknown> = { name, domain }
  for (const [key, value] of Object.entries(settings)) fields[`settings.${key}`] = value
  for (const agent of agents) {
    fields[`agents.${agent.key}.enabled`] = agent.enabled
    for (const [key, value] of Object.entries(agentBudgetSchema.parse(agent.budget)))
      fields[`agents.${agent.key}.budget.${key}`] = value
  }
  return new Map(Object.entries(fields).map(([field, value]) => [field, String(value)]))
}
