'use client'
import { useState } from 'react'
import { Square } from 'lucide-react'
import { Button, LoadingState, PageBody, PageHeader, Stack } from '@understudy/ui'
import { useTicking } from '@/client/use-ticking'
import { Failure } from '@/features/shell/failure'
import { useShellStart } from '@/features/shell/shell-start'
import { useDenial } from '@/features/shell/use-denial'
import { StaleNotice } from '../../stale-notice'
import { StopDrillDialog } from '../dialogs/stop-drill-dialog'
import { isUnderWay } from '../drill-words'
import { useDrill } from '../use-drills'
import { DrillReportView } from './drill-report-view'
import { ExportDrill } from './export-drill'
import { ResultTag } from './result-tag'

const crumbs = [
  { href: '/continuity', label: 'Continuity' },
  { href: '/continuity/drills', label: 'Drills' },
]

/** One drill: watched while it plays, its report afterwards. */
export function DrillPage({ id }: { id: string }) {
  const query = useDrill(id)
  const denied = useDenial('continuity.drill')
  const nowMs = useTicking(useShellStart().atMs)
  const [isStopping, setIsStopping] = useState(false)
  const { data } = query
  const isPlaying = data !== undefined && isUnderWay(data)
  return (
    <>
      <PageHeader
        title={data?.title ?? 'Drill'}
        crumbs={crumbs}
        facts={data && <ResultTag drill={data} />}
        acts={
          isPlaying ? (
            <Button variant="danger" icon={<Square />} denied={denied} onClick={() => setIsStopping(true)}>
              Stop and repair…
            </Button>
          ) : (
            data && <ExportDrill id={id} />
          )
        }
      />
      <PageBody>
        {isPlaying && <StaleNotice readAtMs={query.dataUpdatedAt} nowMs={nowMs} />}
        {data ? (
          <DrillReportView drill={data} nowMs={nowMs} />
        ) : query.error ? (
          <Failure
            error={query.error}
            title="The drill could not be read"
            onRetry={() => void query.refetch()}
            isRetrying={query.isFetching}
          />
        ) : (
          <Stack gap={16}>
            <LoadingState shape="strip" />
            <LoadingState shape="chart" heightPx={260} />
          </Stack>
        )}
      </PageBody>
      {isStopping && data && <StopDrillDialog drill={data} onClose={() => setIsStopping(false)} />}
    </>
  )
}
