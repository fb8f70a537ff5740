import type { AuditEventView } from '@understudy/audit/schema'

/** An event of one tenant's trail, or of the trail over all tenants, which also says whose it is. */
export type AuditEventRow = AuditEventView & { tenant?: { slug: string; name: string } }

export type AuditTitles = Readonly<Record<string, string>>

/** "Ana started session Steering group", without the actor: "started session". An action of a newer version shows its name. */
export const titleOf = (titles: AuditTitles, action: string): string => titles[action] ?? action
