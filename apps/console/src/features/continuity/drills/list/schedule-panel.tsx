'use client'
import type { DrillCatalogue, Rehearsal } from '@understudy/continuity'
import { Button, ItemList, LinkText, Panel, StatusGlyph, Text, Time, type Denial } from '@understudy/ui'
import { useState } from 'react'
import { ScheduleDialog } from '../dialogs/schedule-dialog'

interface Props {
  catalogue: DrillCatalogue
  denied: Denial | undefined
}

/** What is rehearsed by itself and when, and how long ago each port was. */
export function SchedulePanel({ catalogue: { schedule, rehearsals }, denied }: Props) {
  const [isChanging, setIsChanging] = useState(false)
  return (
    <Panel
      title="Schedule"
      subtitle={schedule.isOn ? `${schedule.when}, one port after the other` : 'off'}
      acts={
        <Button denied={denied} onClick={() => setIsChanging(true)}>
          Change…
        </Button>
      }
      isFlush
    >
      {isChanging && <ScheduleDialog schedule={schedule} onClose={() => setIsChanging(false)} />}
      <ItemList
        items={[
          {
            id: 'weekly',
            sign: <StatusGlyph status={schedule.isOn ? 'pending' : 'stopped'} />,
            title: schedule.isOn ? 'Every port, the longest unrehearsed first' : 'No drill starts by itself',
            text: schedule.nextAt ? (
              <>
                Next: {schedule.nextPort}, <Time at={schedule.nextAt} show="exact" />.{' '}
                {schedule.changed ? `Set by ${schedule.changed.byName}.` : 'As config/understudy.yaml says.'}
              </>
            ) : (
              schedule.reason
            ),
          },
          ...rehearsals.map(rehearsalItem),
        ]}
      />
    </Panel>
  )
}

const rehearsalItem = ({ port, canRun, reason, last, isOverdue }: Rehearsal) => ({
  id: port,
  sign: <StatusGlyph status={isOverdue ? 'degraded' : last?.state === 'failed' ? 'down' : canRun && last ? 'ok' : 'unknown'} />,
  title: port,
  text: !canRun ? (
    `cannot be rehearsed here: ${lower(reason ?? '')}`
  ) : (
    <>
      {last && (
        <LinkText href={`/continuity/drills/${last.id}`}>
          {last.title}, {last.state}
        </LinkText>
      )}
      {isOverdue && ' Not rehearsed for more than 8 days.'}
    </>
  ),
  after: last ? <Time at={last.at} show="relative" /> : <Text tone="quietest">never rehearsed</Text>,
})

const lower = (text: string): string => (/^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text)
