'use client'
import type { DrillDetail } from '@understudy/continuity'
import { Columns, Notice, Panel } from '@understudy/ui'
import { isUnderWay } from '../drill-words'
import { ClaimsPanel } from './claims-panel'
import { DrillCharts } from './drill-charts'
import { DrillFacts } from './drill-facts'
import { FiguresStrip } from './figures-strip'
import { MomentsPanel } from './moments-panel'
import { PortsPanel } from './ports-panel'
import { ProgressWords } from './progress-words'
import { WhatToLookAt } from './what-to-look-at'

const endings: Partial<Record<DrillDetail['state'], string>> = {
  stopped: 'It was stopped before it could be judged. The figures are those until then.',
  interrupted: 'It was interrupted before it could be judged. The figures are those until then.',
}

/** The same page live and afterwards: figures, what was broken and who answered, claims, ports, decisions. */
export function DrillReportView({ drill, nowMs }: { drill: DrillDetail; nowMs: number }) {
  const { figures, report, state } = drill
  const isOver = !isUnderWay(drill)
  const ending = endings[state]
  return (
    <>
      {ending !== undefined && (
        <Notice tone="degraded" title={ending}>
          {drill.cleanedAt
            ? 'The sandbox is repaired, and nothing of it is left on either side.'
            : 'What it wrote is being removed.'}
        </Notice>
      )}
      <Panel isFlush>
        <FiguresStrip figures={figures} isOver={isOver} />
      </Panel>
      <Columns
        main={
          <>
            <Panel
              title="Script and calls"
              subtitle={isOver ? 'as they were played' : <ProgressWords drill={drill} nowMs={nowMs} />}
              isFlush
            >
              <DrillCharts drill={drill} nowMs={nowMs} isOver={isOver} />
            </Panel>
            <PortsPanel ports={report?.ports ?? []} />
            <MomentsPanel drill={drill} />
          </>
        }
        aside={
          <>
            <ClaimsPanel claims={report?.claims ?? []} isOver={isOver} />
            {report && <WhatToLookAt report={report} />}
            <DrillFacts drill={drill} nowMs={nowMs} />
          </>
        }
      />
    </>
  )
}
