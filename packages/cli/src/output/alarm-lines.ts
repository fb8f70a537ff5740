import { alarmWords, type JournalAlarm } from '@understudy/continuity'

/** What of the journal somebody should look at, with what to do about it; empty while nothing is wrong. */
export const alarmLines = (alarms: readonly JournalAlarm[], nowMs: number): string[] =>
  alarms.map((alarm) => {
    const { title, text, runbook } = alarmWords(alarm, nowMs)
    return `Attention: ${title} ${text} See docs/runbooks/${runbook}.md`
  })
