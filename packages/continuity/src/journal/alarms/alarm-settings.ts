import type { UnderstudyConfig } from '@understudy/ports/server'

/** From when on an alarm is raised: `continuity.alarms` in the configuration, and the bound that it is about. */
export interface AlarmSettings {
  /** Age of the oldest write that waits. */
  readonly oldestMinutes: number
  /** 0 to 1: of the writes that may wait. */
  readonly waitingShare: number
  /** Megabytes (2^20 bytes) of disk that should be free; at least 256 count, below which large writes are refused. */
  readonly freeMb: number
  /** Writes that may wait before new ones are refused: `continuity.journalMaxWaiting`. */
  readonly maxWaiting: number
}

/** As the installation's configuration says. */
export const alarmSettings = ({ alarms, journalMaxWaiting }: UnderstudyConfig['continuity']): AlarmSettings => ({
  ...alarms,
  maxWaiting: journalMaxWaiting,
})
