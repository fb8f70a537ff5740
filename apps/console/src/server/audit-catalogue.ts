import { accessAudit, type AuditActionDefinition } from '@understudy/audit'
import { meetingsAudit } from '@understudy/agents/server'
import { continuityAudit } from '@understudy/continuity/server'
import { identityAudit } from '@understudy/identity/server'
import { sandboxAudit } from '@understudy/observe/server'
import { runtimeAudit } from '@understudy/runtime/server'
import { tenantsAudit } from '@understudy/tenants/server'

/** Every action that the trail can hold, by name. */
export const auditCatalogue: Readonly<Record<string, AuditActionDefinition>> = {
  ...accessAudit.definitions,
  ...continuityAudit.definitions,
  ...identityAudit.definitions,
  ...meetingsAudit.definitions,
  ...runtimeAudit.definitions,
  ...sandboxAudit.definitions,
  ...tenantsAudit.definitions,
}

/** What pages need of it: the words. */
export const auditTitles: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(auditCatalogue).map(([action, { title }]) => [action, title]),
)
