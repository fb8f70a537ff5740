'use client'
import { PageBody } from '../pattern/page/page-body.tsx'
import { PageHeader } from '../pattern/page/page-header.tsx'
import { ActionSamples } from './action-samples.tsx'
import { ChartSamples } from './chart-samples.tsx'
import { InputSamples } from './input-samples.tsx'
import { LayoutSamples } from './layout-samples.tsx'
import { MeasureSamples } from './measure-samples.tsx'
import { OverlaySamples } from './overlay-samples.tsx'
import { RecordSamples } from './record-samples.tsx'
import { ShellSamples } from './shell-samples.tsx'
import { SignSamples } from './sign-samples.tsx'
import { StateSamples } from './state-samples.tsx'
import { TableSamples } from './table-samples.tsx'

/** Every pattern in every state, with examples that are plainly examples. */
export function Gallery() {
  return (
    <>
      <PageHeader title="Patterns" subtitle="every component in every state" crumbs={[{ href: '/system', label: 'System' }]} />
      <PageBody>
        <ShellSamples />
        <LayoutSamples />
        <SignSamples />
        <ActionSamples />
        <InputSamples />
        <MeasureSamples />
        <OverlaySamples />
        <StateSamples />
        <TableSamples />
        <RecordSamples />
        <ChartSamples />
      </PageBody>
    </>
  )
}
