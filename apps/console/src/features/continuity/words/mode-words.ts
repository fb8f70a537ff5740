import type { ModeKind, ModeView } from '@understudy/continuity'
import { formatClock, formatDay, type Language } from '@understudy/ui'

/** How an order is called where it is given. */
export const modeTitles: Record<ModeKind, string> = {
  force_local: 'Force local',
  force_aws: 'Force AWS',
  drain: 'Drain',
  observe: 'Observe only',
}

export const modeMeanings: Record<ModeKind, string> = {
  force_local: 'Local serves every call, whatever the breakers say. Writes wait for AWS.',
  force_aws: 'AWS serves every call, whatever the breakers say. Nothing fails over.',
  drain: 'No new write goes to AWS; what waits is handed over.',
  observe: 'Failures are counted and trip nothing.',
}

/** The same while it is in force. */
const states: Record<ModeKind, string> = {
  force_local: 'forced local',
  force_aws: 'forced to AWS',
  drain: 'draining',
  observe: 'observed only',
}

export const modeWord = (mode: ModeKind | undefined): string => (mode ? states[mode] : 'auto')

interface Style {
  timeZone: string
  language?: Language | undefined
  nowMs: number
}

/** "14:00" today, "Sat 22 Nov 2026, 14:00" on another day. */
export function untilWords(at: Date, { timeZone, language, nowMs }: Style): string {
  const clock = formatClock(at, { timeZone, language })
  const day = (instant: Date | number) => formatDay(instant, { timeZone, language, hasWeekday: true })
  return day(at) === day(nowMs) ? clock : `${day(at)}, ${clock}`
}

/** "forced local for meetmind by Ana until 14:00". */
export function modeSentence({ mode, tenant, setByName, expiresAt }: ModeView, style: Style): string {
  const whom = tenant ? ` for ${tenant.slug}` : ''
  const until = expiresAt ? `until ${untilWords(expiresAt, style)}` : 'until somebody releases it'
  return `${states[mode]}${whom} by ${setByName} ${until}`
}
