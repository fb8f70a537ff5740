'use client'
import type { PortName } from '@understudy/ports'
import { ButtonLink, KeyValues, LinkText, missing, Panel, Stack, Status, Time } from '@understudy/ui'
import { useDenial } from '@/features/shell/use-denial'
import { useRehearsals } from '../use-rehearsals'

/** When this port was last rehearsed, and what came of it. */
export function RehearsalPanel({ port }: { port: PortName }) {
  const rehearsal = useRehearsals()?.find((each) => each.port === port)
  const denied = useDenial('continuity.drill')
  const last = rehearsal?.last
  return (
    <Panel title="Rehearsed" acts={!denied && <LinkText href="/continuity/drills">Open drills</LinkText>}>
      <Stack gap={8}>
        <KeyValues
          items={[
            { key: 'Last', value: last ? <Time at={last.at} show="relative" /> : rehearsal ? 'never' : missing },
            ...(last ? [{ key: 'Drill', value: <LinkText href={`/continuity/drills/${last.id}`}>{last.title}</LinkText> }] : []),
            ...(last
              ? [{ key: 'Result', value: <Status status={last.state === 'passed' ? 'ok' : 'down'}>{last.state}</Status> }]
              : []),
            ...(rehearsal?.isOverdue ? [{ key: 'Due', value: <Status status="degraded">longer ago than 8 days</Status> }] : []),
            ...(rehearsal && !rehearsal.canRun ? [{ key: 'Here', value: `cannot be: ${rehearsal.reason ?? ''}` }] : []),
          ]}
        />
        {rehearsal?.canRun && !denied && (
          <div>
            <ButtonLink href={`/continuity/drills?run=port-${port}`}>Run a drill…</ButtonLink>
          </div>
        )}
      </Stack>
    </Panel>
  )
}
