'use client'
import type { DrillDetail } from '@understudy/continuity'
import { CopyId, formatDuration, formatNumber, KeyValues, missing, Panel, Stack, Text, Time, useUi } from '@understudy/ui'
import { byWords, lastedMs } from '../drill-words'

/** What it rehearses, who started it, how fast it was played. */
export function DrillFacts({ drill, nowMs }: { drill: DrillDetail; nowMs: number }) {
  const { language } = useUi()
  const { script, createdAt, compression, ports, reason, stopRequestedBy, cleanedAt, figures, id } = drill
  const lasted = lastedMs(drill, nowMs)
  return (
    <Panel title="About it">
      <Stack gap={12}>
        <Text as="p" tone="quiet">
          {script.summary}
        </Text>
        <KeyValues
          items={[
            { key: 'Started', value: <Time at={createdAt} /> },
            { key: 'By', value: byWords(drill) },
            ...(reason ? [{ key: 'Reason', value: reason }] : []),
            ...(stopRequestedBy ? [{ key: 'Stopped by', value: stopRequestedBy }] : []),
            { key: 'Took', value: lasted === null ? missing : formatDuration(lasted, { language }) },
            {
              key: 'Clock',
              value: `${formatDuration(script.durationMs, { language })}, ${formatNumber(compression, { language })}× as fast`,
            },
            { key: 'Ports', value: ports.join(', ') },
            { key: 'p95 while local', value: formatDuration(figures?.localP95Ms ?? null, { language }) },
            { key: 'Noticed after', value: formatDuration(figures?.detectedMs ?? null, { language }) },
            { key: 'Handed back in', value: formatDuration(figures?.handedBackMs ?? null, { language }) },
            {
              key: 'Its data',
              value: cleanedAt ? (
                <>
                  removed <Time at={cleanedAt} show="relative" />
                </>
              ) : (
                'still there'
              ),
            },
            { key: 'Id', value: <CopyId value={id} /> },
          ]}
        />
      </Stack>
    </Panel>
  )
}
