import type { VerbContext } from '@understudy/db'
import type { DrillSandbox } from './drill-sandbox.ts'

export const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const
export type Weekday = (typeof weekdays)[number]

export interface DrillScheduleSettings {
  readonly isOn: boolean
  /** UTC. */
  readonly day: Weekday
  readonly hour: number
}

/** What the verbs about drills need of the process that serves them. */
export interface DrillFacts {
  /** Where the timelines lie: config/drills. */
  readonly folder: string
  readonly sandbox: DrillSandbox
  readonly schedule: DrillScheduleSettings
}

export interface DrillContext extends VerbContext {
  readonly drills: DrillFacts
}
