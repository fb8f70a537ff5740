import type { Tx } from '@understudy/db'
import type { DrillScheduleSettings, Weekday } from '../drill-facts.ts'

export interface ScheduleInForce extends DrillScheduleSettings {
  /** Who decided otherwise than the configuration, and when; null while the configuration counts. */
  readonly changed: { readonly byName: string; readonly at: Date } | null
}

/** When drills start by themselves: as somebody decided in the console, else as the configuration says. */
export async function readSchedule(tx: Tx, configured: DrillScheduleSettings): Promise<ScheduleInForce> {
  const row = await tx.drillSchedule.findFirst()
  if (!row) return { ...configured, changed: null }
  const { isOn, day, hour, changedByName, changedAt } = row
  return { isOn, day: day as Weekday, hour, changed: { byName: changedByName, at: changedAt } }
}
