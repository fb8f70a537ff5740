'use client'
import { useState } from 'react'
import { Button, LinkText, LoadingState, Panel, StatusGlyph, type Denial } from '@understudy/ui'
import { StopDrillDialog } from '../dialogs/stop-drill-dialog'
import { DrillCharts } from '../report/drill-charts'
import { FiguresStrip } from '../report/figures-strip'
import { ProgressWords } from '../report/progress-words'
import { stateSigns } from '../drill-words'
import { useDrill } from '../use-drills'

/** The drill that plays now, on the page of all drills. */
export function RunningDrill({ id, nowMs, denied }: { id: string; nowMs: number; denied: Denial | undefined }) {
  const { data } = useDrill(id)
  const [isStopping, setIsStopping] = useState(false)
  if (!data) return <LoadingState shape="chart" heightPx={260} />
  return (
    <Panel
      title={
        <>
          <StatusGlyph status={stateSigns[data.state].status} />{' '}
          <LinkText href={`/continuity/drills/${id}`} tone="inherit">
            {data.title}, {stateSigns[data.state].word} in the sandbox
          </LinkText>
        </>
      }
      subtitle={<ProgressWords drill={data} nowMs={nowMs} />}
      acts={
        <Button denied={denied} onClick={() => setIsStopping(true)}>
          Stop and repair…
        </Button>
      }
      isFlush
    >
      <FiguresStrip figures={data.figures} isOver={false} />
      <DrillCharts drill={data} nowMs={nowMs} isOver={false} />
      {isStopping && <StopDrillDialog drill={data} onClose={() => setIsStopping(false)} />}
    </Panel>
  )
}
