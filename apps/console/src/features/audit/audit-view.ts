import { parseAsArrayOf, parseAsIsoDateTime, parseAsString, parseAsStringLiteral } from 'nuqs'

export const ranges = ['hour', 'day', 'week', 'month'] as const
export type Range = (typeof ranges)[number]

const hoursOf: Record<Range, number> = { hour: 1, day: 24, week: 7 * 24, month: 30 * 24 }

/** Everything that a shared link of the trail must bring back. */
export const auditView = {
  q: parseAsString.withDefault(''),
  action: parseAsArrayOf(parseAsString).withDefault([]),
  outcome: parseAsStringLiteral(['allowed', 'denied'] as const),
  actor: parseAsString,
  kind: parseAsString,
  entity: parseAsString,
  tenant: parseAsString,
  range: parseAsStringLiteral(ranges),
  from: parseAsIsoDateTime,
  to: parseAsIsoDateTime,
  /** The event whose side panel is open. */
  event: parseAsString,
}

export interface AuditFilters {
  q: string
  action: string[]
  outcome: 'allowed' | 'denied' | null
  actor: string | null
  kind: string | null
  entity: string | null
  tenant: string | null
  range: Range | null
  from: Date | null
  to: Date | null
}

/** The view's filters as the procedures take them. A range is measured back from the full minute, so that one question keeps one key. */
export function filtersOf(view: AuditFilters, nowMs: number) {
  const from = view.range ? new Date(Math.floor(nowMs / 60_000) * 60_000 - hoursOf[view.range] * 3_600_000) : view.from
  return {
    ...(view.q.trim() && { text: view.q.trim() }),
    ...(view.action.length > 0 && { actions: view.action }),
    ...(view.outcome && { outcome: view.outcome }),
    ...(view.actor && { actorId: view.actor }),
    ...(view.kind && { entityKind: view.kind }),
    ...(view.entity && { entityId: view.entity }),
    ...(from && { from }),
    ...(!view.range && view.to && { to: view.to }),
  }
}

export const hasFilters = (view: AuditFilters): boolean => Object.keys(filtersOf(view, 0)).length > 0 || view.tenant !== null
