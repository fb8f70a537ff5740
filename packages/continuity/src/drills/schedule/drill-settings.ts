import type { UnderstudyConfig } from '@understudy/ports/server'
import type { DrillScheduleSettings } from '../drill-facts.ts'

/** As the installation's configuration says. */
export const drillSettings = ({ drills }: UnderstudyConfig['continuity']): DrillScheduleSettings => ({
  isOn: drills.scheduled,
  day: drills.day,
  hour: drills.hour,
})
