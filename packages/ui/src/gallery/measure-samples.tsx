'use client'
import { formatBytes, formatDuration, formatMoney, formatPart, formatPercent } from '../format/index.ts'
import { Panel } from '../pattern/page/panel.tsx'
import { Row } from '../primitive/layout/row.tsx'
import { Stack } from '../primitive/layout/stack.tsx'
import { BudgetBar } from '../primitive/measure/budget-bar.tsx'
import { Progress } from '../primitive/measure/progress.tsx'
import { Skeleton } from '../primitive/measure/skeleton.tsx'
import { Time } from '../primitive/measure/time.tsx'
import { Sparkline } from '../charts/sparkline/sparkline.tsx'
import { exampleMoment } from './example-moment.ts'

export function MeasureSamples() {
  return (
    <Panel isBox title="Measures: progress, budgets, times, numbers">
      <Stack gap={12}>
        <Progress label="Handing back" done={25587} total={41270} leftMs={7 * 60_000} fill="local" />
        <Progress label="Cleaning transcripts" done={0} total={9} />
        <Row doesWrap gap={16}>
          <BudgetBar label="Tokens" used={44870} limit={100000} />
          <BudgetBar label="Tokens" used={91} limit={100} />
          <BudgetBar label="Tokens" used={104} limit={100} />
          <Sparkline label="p95, last hour, now 85 ms" values={[3, 4, 3, 5, null, null, 6, 4, 9, 5]} />
          <Sparkline label="p95, last hour, now 2.9 s" tone="degraded" values={[3, 3, 4, 12, 14, 13]} />
          <Sparkline label="nothing measured" values={[null, null]} />
        </Row>
        <Row doesWrap gap={16}>
          <Time at={exampleMoment} show="exact" /> <Time at={exampleMoment} show="clock" /> <Time at={exampleMoment} show="day" />
          <span>{formatPart(31, 278824)}</span> <span>{formatPercent(0.99981)}</span> <span>{formatBytes(1_200_000)}</span>{' '}
          <span>{formatDuration(178_000)}</span> <span>{formatMoney(0.18, 'EUR')}</span>
        </Row>
        <Skeleton widthPercent={40} />
      </Stack>
    </Panel>
  )
}
