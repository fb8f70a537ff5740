import type { AuditEventView } from '@understudy/audit/schema'

/** An event of one tenant's trail, or of the trail over all tenants, which also says whose it is. */
export type AuditEventRow = AuditEventView & { tenant?: { slug: string; name: string } }

export type AuditTitles = Readonly<Record<string, string>>

/** "Ana started session Steering group", without the actor: "started session". An action of a newer version shows its name. */
export const titleOf = (titles: AuditTitles, action: string): string => titles[action] ?? action

/** What was refused: the permission that was missing; undefined for events that are no refusal of one. */
export const refusedPermission = ({ outcome, details }: AuditEventRow): string | undefined =>
  outcome === 'denied' && typeof details.permission === 'string' ? details.permission : undefined
