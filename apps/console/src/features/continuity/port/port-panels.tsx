'use client'
import type { PortPage } from '@understudy/continuity'
import { EmptyState, formatNumber, KeyValues, LinkText, Panel, Stack, Text, Time, useUi } from '@understudy/ui'
import { LagChart } from '../lag-chart'
import { chartAnnotations } from '../words/chart-annotations'

/** How far AWS is behind, and since when. */
export function LagPanel({ page: { row, lag, transitions } }: { page: PortPage }) {
  const { language, timeZone } = useUi()
  const { readiness } = row
  const from = lag[0]?.at.getTime() ?? 0
  const to = lag.at(-1)?.at.getTime() ?? 0
  return (
    <Panel title="Journal lag" acts={<LinkText href="/continuity/journal">Open journal</LinkText>}>
      <Stack gap={8}>
        <LagChart lag={lag} annotations={chartAnnotations(transitions, { from, to, timeZone, language, widthPx: 260 })} />
        <KeyValues
          items={[
            { key: 'Waiting', value: `${formatNumber(readiness.waitingAws, { language })} writes` },
            { key: 'Oldest', value: readiness.oldestWaitingAt ? <Time at={readiness.oldestWaitingAt} show="relative" /> : '–' },
            { key: 'For local', value: `${formatNumber(readiness.waitingLocal, { language })} writes` },
            {
              key: 'Complete to',
              value: readiness.localCompleteTo ? <Time at={readiness.localCompleteTo} show="exact" /> : 'not known',
            },
            { key: 'Not readable', value: `${formatNumber(readiness.notReadable, { language })}, if AWS vanished now` },
          ]}
        />
      </Stack>
    </Panel>
  )
}

/** Every limit by which this port is moved, with what it means. */
export function ThresholdsPanel({ thresholds }: { thresholds: PortPage['thresholds'] }) {
  return (
    <Panel title="Thresholds">
      {thresholds.length === 0 ? (
        <EmptyState title="None are known">The worker writes them when it starts.</EmptyState>
      ) : (
        <KeyValues
          items={thresholds.map(({ name, value, sentence }) => ({
            key: name,
            value: (
              <Stack gap={0}>
                <span>{value}</span>
                <Text size="small" tone="quietest">
                  {sentence}
                </Text>
              </Stack>
            ),
          }))}
        />
      )}
    </Panel>
  )
}
