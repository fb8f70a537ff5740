'use client'
import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { DropZone, type DropZoneState } from '../pattern/file/drop-zone.tsx'
import { Panel } from '../pattern/page/panel.tsx'
import { DeniedState } from '../pattern/state/denied-state.tsx'
import { EmptyState } from '../pattern/state/empty-state.tsx'
import { ErrorState } from '../pattern/state/error-state.tsx'
import { LoadingState } from '../pattern/state/loading-state.tsx'
import { Notice } from '../pattern/state/notice.tsx'
import { Button } from '../primitive/action/button.tsx'
import { LinkText } from '../primitive/action/link-text.tsx'
import { Grid, GridCell } from '../primitive/layout/grid.tsx'
import { Stack } from '../primitive/layout/stack.tsx'

const zones: readonly DropZoneState[] = [
  { kind: 'reading', name: 'Product council 2026-11-24.vtt', detail: '86 kB, recognising speakers' },
  { kind: 'filled', name: 'Product council 2026-11-24.vtt', detail: '86 kB, 611 turns, 5 speakers' },
  { kind: 'refused', name: 'Q3 forecast.vtt', detail: '1.2 MB, not stored', status: 'refused' },
]

export function StateSamples() {
  const [name, setName] = useState<string>()
  return (
    <>
      <Grid>
        <GridCell span={6}>
          <Panel isFlush isBox title="Empty: what this is, and the first step">
            <EmptyState
              title="No session has been run for this tenant"
              acts={
                <>
                  <Button variant="primary">Start the first session…</Button>
                  <LinkText href="#example">See a finished one</LinkText>
                </>
              }
            >
              A session reads one transcript and keeps its summary, decisions and actions, each with its evidence.
            </EmptyState>
          </Panel>
        </GridCell>
        <GridCell span={6}>
          <Panel isFlush isBox title="Error: what failed, what still works, trace, retry">
            <ErrorState
              title="Sessions could not be loaded"
              traceId="4be19c27d0f107c2"
              code="deadline_exceeded"
              onRetry={() => undefined}
              retryNote="trying by itself in 8 s"
            >
              The session list took longer than 5 s to answer. Runs go on; only this list is missing.
            </ErrorState>
          </Panel>
        </GridCell>
        <GridCell span={6}>
          <Panel isFlush isBox title="Denied: which right, who can grant it">
            <DeniedState
              title="You may not see the members of agent_svea"
              denial={{ permission: 'member.read', grantedBy: 'Maja Öberg' }}
            >
              Your role there is viewer.
            </DeniedState>
          </Panel>
        </GridCell>
        <GridCell span={6}>
          <Panel isFlush isBox title="Loading: the shape of what comes">
            <LoadingState shape="strip" />
            <LoadingState shape="rows" count={3} />
          </Panel>
        </GridCell>
      </Grid>
      <Panel isBox title="Notices: one sentence of what, one of what now">
        <Stack gap={8}>
          <Notice icon={<KeyRound />} title="Your passkey is asked for next." acts={<LinkText href="#code">Use a code</LinkText>}>
            Policy wants a second factor for this act.
          </Notice>
          <Notice tone="ok" title="The chain is whole.">
            48,211 events, 0 gaps, 0 changed.
          </Notice>
          <Notice tone="degraded" title="Live updates stopped at 10:21:40.">
            Showing data 2 min 28 s old. Connecting again, attempt 4.
          </Notice>
          <Notice tone="down" title="The password was not changed.">
            Nothing else was touched.
          </Notice>
          <Notice
            tone="local"
            title="Open questions is extractive: no model service was reachable"
            acts={<Button>Redo this part, 0.03 EUR</Button>}
          >
            from 02:49:02 to 02:49:40. The built-in model picked sentences and rewrote nothing.
          </Notice>
        </Stack>
      </Panel>
      <Panel isBox title="Drop zone: rest, reading, filled, refused">
        <Stack gap={8}>
          <DropZone
            state={name === undefined ? { kind: 'rest' } : { kind: 'filled', name, detail: 'not sent anywhere' }}
            title="Drop a transcript here"
            hint=".vtt .srt .txt .md, up to 10 MB, or"
            onFile={(file) => setName(file.name)}
            onRemove={() => setName(undefined)}
          />
          {zones.map((zone) => (
            <DropZone
              key={zone.kind}
              state={zone}
              title="Drop a transcript here"
              hint=""
              onFile={() => undefined}
              onRemove={() => undefined}
            />
          ))}
        </Stack>
      </Panel>
    </>
  )
}
