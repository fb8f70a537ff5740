'use client'
import { ListStart } from 'lucide-react'
import type { Matrix } from '@understudy/continuity'
import { Button, ButtonLink, formatNumber, PageBody, PageHeader, useUi } from '@understudy/ui'
import { useTicking } from '@/client/use-ticking'
import { Failure } from '@/features/shell/failure'
import { useShellStart } from '@/features/shell/shell-start'
import { useDenial } from '@/features/shell/use-denial'
import { ModeDialogs } from '../mode/mode-dialogs'
import { useModeDialogs } from '../mode/use-mode-dialogs'
import { StaleNotice } from '../stale-notice'
import { RehearsalAlarm } from '../rehearsal-alarm'
import { useMatrix } from '../use-fleet'
import { useRehearsals } from '../use-rehearsals'
import { FleetTimeline } from './fleet-timeline'
import { MatrixFilterBar } from './matrix-filter-bar'
import { MatrixSkeleton } from './matrix-skeleton'
import { MatrixView } from './matrix-view'
import { findOpenCell, OpenCell } from './open-cell'
import { useMatrixView } from './use-matrix-view'

const portsIn = ({ ports }: Matrix, language: 'en' | 'sv'): string => {
  const troubled = ports.filter(({ needsAttention }) => needsAttention).length
  const all = `${formatNumber(ports.length, { language })} ports`
  return troubled === 0 ? `${all}, none needs attention` : `${formatNumber(troubled, { language })} of ${all} need attention`
}

/** Who serves each port, how well, and why; with the control to change it. */
export function MatrixPage() {
  const { language } = useUi()
  const query = useMatrix()
  const view = useMatrixView()
  const dialogs = useModeDialogs()
  const denied = useDenial('continuity.force')
  const nowMs = useTicking(useShellStart().atMs)
  const { data } = query
  const rehearsals = useRehearsals()
  const noDrill = useDenial('continuity.drill')
  const open = findOpenCell(data, view)
  return (
    <>
      <PageHeader
        title="Continuity"
        subtitle={data && <span className="not-small">{portsIn(data, language)}</span>}
        acts={
          <>
            {!noDrill && (
              <span className="not-small">
                <ButtonLink href="/continuity/drills?run=any" icon={<ListStart />}>
                  Run a drill…
                </ButtonLink>
              </span>
            )}
            <Button variant="primary" denied={denied} onClick={() => dialogs.openForce('any')}>
              Force a side…
            </Button>
          </>
        }
      />
      <PageBody
        aside={
          open && (
            <OpenCell
              key={view.view.cell}
              open={open}
              denied={denied}
              onChangeMode={dialogs.openForce}
              onClose={() => void view.set({ cell: null })}
            />
          )
        }
      >
        <StaleNotice readAtMs={query.dataUpdatedAt} nowMs={nowMs} />
        <RehearsalAlarm rehearsals={rehearsals} />
        <MatrixFilterBar view={view} shown={data ? `${formatNumber(data.ports.length, { language })} ports, worst first` : ''} />
        {view.view.view === 'timeline' ? (
          <FleetTimeline />
        ) : data ? (
          <MatrixView
            matrix={data}
            rehearsals={rehearsals}
            view={view}
            nowMs={nowMs}
            onRelease={({ id }) => dialogs.openRelease(id)}
          />
        ) : query.error ? (
          <Failure
            error={query.error}
            title="The fleet’s state could not be read"
            onRetry={() => void query.refetch()}
            isRetrying={query.isFetching}
          />
        ) : (
          <MatrixSkeleton />
        )}
      </PageBody>
      <ModeDialogs dialogs={dialogs} orders={data?.ports.flatMap(({ modes }) => modes) ?? []} />
    </>
  )
}
