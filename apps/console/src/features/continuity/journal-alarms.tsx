'use client'
import { alarmWords, type JournalAlarm } from '@understudy/continuity'
import { LinkText, Notice } from '@understudy/ui'

/** What of the journal somebody should look at, each with the way to what to do; nothing while nothing is wrong. */
export function JournalAlarms({ alarms, nowMs }: { alarms: readonly JournalAlarm[]; nowMs: number }) {
  return alarms.map((alarm) => {
    const { tone, title, text, runbook } = alarmWords(alarm, nowMs)
    return (
      <Notice
        key={alarm.kind === 'age' ? `age ${alarm.side}` : alarm.kind}
        tone={tone}
        title={title}
        acts={<LinkText href={`/runbooks/${runbook}`}>What to do</LinkText>}
      >
        {text}
      </Notice>
    )
  })
}
