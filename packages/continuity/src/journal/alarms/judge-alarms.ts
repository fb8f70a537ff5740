import type { PortName } from '@understudy/ports'
import { MIN_FREE_BYTES } from '../payloads.ts'
import type { Side } from '../journal.ts'
import type { AlarmSettings } from './alarm-settings.ts'
import type { JournalAlarm } from './alarm.ts'

/** What was last counted. */
export interface JournalCounts {
  /** Not settled on both sides; counted up to the bound. */
  readonly waiting: number
  readonly oldest: readonly { readonly side: Side; readonly port: PortName; readonly at: Date }[]
  /** Null where it cannot be told. */
  readonly freeBytes: number | null
  readonly refusal: { readonly since: Date; readonly lastAt: Date; readonly refused: number } | null
}

/** Milliseconds without a refusal after which writes are taken again. */
const REFUSING_MS = 60_000

/** The worst first. Pure: the same counts, the same alarms; what is over is not among them. */
export function judgeAlarms(counts: JournalCounts, settings: AlarmSettings, now: Date): JournalAlarm[] {
  const { waiting, oldest, freeBytes, refusal } = counts
  const limitMs = settings.oldestMinutes * 60_000
  const alarms: JournalAlarm[] = []
  if (refusal && now.getTime() - refusal.lastAt.getTime() < REFUSING_MS) alarms.push({ kind: 'refused', ...refusal })
  if (freeBytes !== null && freeBytes < Math.max(settings.freeMb * 1_048_576, MIN_FREE_BYTES))
    alarms.push({ kind: 'disk', freeBytes, refusedBelowBytes: MIN_FREE_BYTES })
  if (waiting >= settings.waitingShare * settings.maxWaiting) alarms.push({ kind: 'size', waiting, limit: settings.maxWaiting })
  for (const { side, port, at } of oldest)
    if (now.getTime() - at.getTime() >= limitMs) alarms.push({ kind: 'age', side, port, oldestAt: at, limitMs })
  return alarms
}
