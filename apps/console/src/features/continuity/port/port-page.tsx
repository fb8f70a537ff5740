'use client'
import { useState } from 'react'
import type { PortName } from '@understudy/ports'
import { Button, Columns, LoadingState, PageBody, PageHeader, Panel, Stack, Tag } from '@understudy/ui'
import { useTicking } from '@/client/use-ticking'
import { Failure } from '@/features/shell/failure'
import { useShellStart } from '@/features/shell/shell-start'
import { useDenial } from '@/features/shell/use-denial'
import { useMe } from '@/features/shell/use-me'
import { ModeDialogs } from '../mode/mode-dialogs'
import { useModeDialogs } from '../mode/use-mode-dialogs'
import { StaleNotice } from '../stale-notice'
import { TransitionList } from '../transition-list'
import { usePort } from '../use-fleet'
import { ComparisonPanel } from './comparison-panel'
import { ExplainDialog } from './explain-dialog'
import { ModePanel } from './mode-panel'
import { usualOperation } from './operations-of'
import { LagPanel, ThresholdsPanel } from './port-panels'
import { RehearsalPanel } from './rehearsal-panel'
import { RouteExplained } from './route-explained'
import { SideFacts } from './side-facts'
import { usePortView } from './use-port-view'
import { useRefusals } from './use-refusals'
import { WhyPanel } from './why-panel'

/** Everything about one port: its sides, why it moved, who would answer a call, what waits, what is ordered. */
export function PortPage({ port }: { port: PortName }) {
  const query = usePort(port)
  const view = usePortView()
  const dialogs = useModeDialogs()
  const denied = useDenial('continuity.force')
  const refusals = useRefusals(port, denied === undefined)
  const nowMs = useTicking(useShellStart().atMs)
  const { tenants } = useMe()
  const [isExplaining, setIsExplaining] = useState(false)
  const { data } = query
  const call = { operation: view.op ?? usualOperation(port), tenant: view.for, key: view.key ?? '' }
  return (
    <>
      <PageHeader
        title={port}
        crumbs={[{ href: '/continuity', label: 'Continuity' }]}
        facts={data && <ServedTag servedBy={data.row.servedBy} />}
        acts={
          <Button variant="primary" denied={denied} onClick={() => dialogs.openForce(port)}>
            Change mode…
          </Button>
        }
      />
      <PageBody>
        <StaleNotice readAtMs={query.dataUpdatedAt} nowMs={nowMs} />
        {data ? (
          <>
            <SideFacts row={data.row} />
            <Columns
              main={
                <>
                  <WhyPanel page={data} view={view} />
                  <ModePanel
                    row={data.row}
                    refusals={refusals}
                    denied={denied}
                    nowMs={nowMs}
                    onForce={(mode) => dialogs.openForce(port, mode)}
                    onEnd={({ id }) => dialogs.openRelease(id)}
                  />
                  <Panel title="Transitions" subtitle="newest first">
                    <TransitionList transitions={data.transitions} />
                  </Panel>
                </>
              }
              aside={
                <>
                  <RouteExplained port={port} call={call} onExplain={() => setIsExplaining(true)} />
                  <LagPanel page={data} />
                  <ComparisonPanel port={port} />
                  <RehearsalPanel port={port} />
                  <ThresholdsPanel thresholds={data.thresholds} />
                </>
              }
            />
          </>
        ) : query.error ? (
          <Failure
            error={query.error}
            title={`The state of ${port} could not be read`}
            onRetry={() => void query.refetch()}
            isRetrying={query.isFetching}
          />
        ) : (
          <Stack gap={16}>
            <LoadingState shape="strip" />
            <LoadingState shape="rows" count={8} />
          </Stack>
        )}
      </PageBody>
      <ModeDialogs dialogs={dialogs} orders={data?.row.modes ?? []} />
      {isExplaining && (
        <ExplainDialog
          port={port}
          call={call}
          tenants={tenants}
          onExplain={view.explain}
          onClose={() => setIsExplaining(false)}
        />
      )}
    </>
  )
}

function ServedTag({ servedBy }: { servedBy: 'aws' | 'local' | null }) {
  if (servedBy === null) return <Tag tone="down">nobody serves</Tag>
  return <Tag tone={servedBy}>served by {servedBy === 'aws' ? 'AWS' : 'local'}</Tag>
}
