'use client'
import { ListStart } from 'lucide-react'
import type { DrillCatalogue, DrillList, DrillSummary } from '@understudy/continuity'
import { Button, DeniedState, LoadingState, PageBody, PageHeader, Panel, Stack } from '@understudy/ui'
import { useTicking } from '@/client/use-ticking'
import { Failure } from '@/features/shell/failure'
import { useShellStart } from '@/features/shell/shell-start'
import { useDenial } from '@/features/shell/use-denial'
import { StaleNotice } from '../../stale-notice'
import { StartDrillDialog } from '../dialogs/start-drill-dialog'
import { isUnderWay } from '../drill-words'
import { useDrillCatalogue, useDrillList } from '../use-drills'
import { useDrillsView, type DrillsViewState } from '../use-drills-view'
import { DrillPanel } from './drill-panel'
import { DrillTable } from './drill-table'
import { RunningDrill } from './running-drill'
import { SchedulePanel } from './schedule-panel'

const crumbs = [{ href: '/continuity', label: 'Continuity' }]

/** "1 of 2 ports rehearsed within 8 days", of those that can be rehearsed here. */
function rehearsedWords({ rehearsals }: DrillCatalogue): string {
  const able = rehearsals.filter(({ canRun }) => canRun)
  const fresh = able.filter(({ last, isOverdue }) => last !== null && !isOverdue).length
  return able.length === 0 ? 'nothing can be rehearsed here' : `${fresh} of ${able.length} ports rehearsed within 8 days`
}

/** The one that the address names; beside it the one that it names, or the one before it of the same timeline. */
function inPanel({ drills }: DrillList, { view }: DrillsViewState): { drill: DrillSummary; other: DrillSummary | null } | null {
  const drill = drills.find(({ id }) => id === view.open)
  if (!drill) return null
  const chosen = drills.find(({ id }) => id === view.with)
  const before = drills.find((each) => each.timeline === drill.timeline && each.createdAt < drill.createdAt && each.endedAt)
  return { drill, other: chosen ?? before ?? null }
}

/** Rehearsed outages: start one, watch it, look back, set two beside each other. */
export function DrillsPage() {
  const denied = useDenial('continuity.read')
  const mayNotDrill = useDenial('continuity.drill')
  const view = useDrillsView()
  const list = useDrillList(view, denied === undefined)
  const catalogue = useDrillCatalogue(denied === undefined)
  const nowMs = useTicking(useShellStart().atMs)
  const run = (name: string) => void view.set({ run: name }, { history: 'push' })
  if (denied)
    return (
      <>
        <PageHeader title="Drills" crumbs={crumbs} />
        <PageBody>
          <Panel>
            <DeniedState title="You may not see the drills" denial={denied}>
              When each port was last rehearsed stands on its own page, for everybody.
            </DeniedState>
          </Panel>
        </PageBody>
      </>
    )
  const { data } = list
  const panel = data ? inPanel(data, view) : null
  const playing = data?.drills.find(isUnderWay)
  const [newest, second] = data?.drills ?? []
  const runButton = (
    <Button variant="primary" icon={<ListStart />} denied={mayNotDrill} onClick={() => run('any')}>
      Run a drill…
    </Button>
  )
  return (
    <>
      <PageHeader
        title="Drills"
        crumbs={crumbs}
        subtitle={catalogue.data && <span className="not-small">{rehearsedWords(catalogue.data)}</span>}
        acts={
          <>
            <Button
              disabledReason={!newest || !second ? 'There are no two drills to compare yet.' : undefined}
              onClick={() => void view.set({ open: newest?.id ?? null, with: second?.id ?? null }, { history: 'push' })}
            >
              Compare two
            </Button>
            {runButton}
          </>
        }
      />
      <PageBody
        aside={
          panel && (
            <DrillPanel
              key={panel.drill.id}
              {...panel}
              others={(data?.drills ?? []).filter(({ id }) => id !== panel.drill.id)}
              denied={mayNotDrill}
              nowMs={nowMs}
              onCompare={(id) => void view.set({ with: id })}
              onRunAgain={() => run(panel.drill.timeline)}
              onClose={() => void view.set({ open: null, with: null })}
            />
          )
        }
      >
        <StaleNotice readAtMs={list.dataUpdatedAt} nowMs={nowMs} />
        {data && catalogue.data ? (
          <>
            {playing && <RunningDrill id={playing.id} nowMs={nowMs} denied={mayNotDrill} />}
            <DrillTable list={data} view={view} isNarrow={panel !== null} firstStep={runButton} />
            <SchedulePanel catalogue={catalogue.data} denied={mayNotDrill} />
          </>
        ) : list.error || catalogue.error ? (
          <Failure
            error={list.error ?? catalogue.error}
            title="The drills could not be read"
            onRetry={() => void Promise.all([list.refetch(), catalogue.refetch()])}
            isRetrying={list.isFetching || catalogue.isFetching}
          />
        ) : (
          <Stack gap={16}>
            <LoadingState shape="rows" count={5} />
            <LoadingState shape="rows" count={4} />
          </Stack>
        )}
      </PageBody>
      {view.view.run !== null && catalogue.data && mayNotDrill === undefined && (
        <StartDrillDialog catalogue={catalogue.data} proposed={view.view.run} onClose={() => void view.set({ run: null })} />
      )}
    </>
  )
}
