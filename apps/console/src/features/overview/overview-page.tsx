'use client'
import { Pause, Play } from 'lucide-react'
import { overviewRanges } from '@understudy/observe'
import { Button, Grid, GridCell, LoadingState, PageBody, PageHeader, Select, Stack } from '@understudy/ui'
import { Failure } from '@/features/shell/failure'
import { AttentionPanel } from './attention-panel'
import { CallsCharts } from './calls-charts'
import { ChangesPanel } from './changes-panel'
import { FiveAnswers } from './five-answers'
import { FleetPanel } from './fleet-panel'
import { rangeWords } from './range-words'
import { RunsPanel } from './runs-panel'
import { useOverviewRange, usePlatformOverview } from './use-overview'

/** For whoever is on call: is anything wrong, who is affected, who serves, what would be lost, what can I press. */
export function OverviewPage({ titles }: { titles: Readonly<Record<string, string>> }) {
  const { range, isLive, setRange, setLive } = useOverviewRange()
  const { data, error, refetch, isFetching } = usePlatformOverview(range, isLive)
  return (
    <>
      <PageHeader
        title="Overview"
        subtitle="All tenants"
        acts={
          <>
            <Button variant="quiet" icon={isLive ? <Pause /> : <Play />} onClick={() => setLive(!isLive)}>
              {isLive ? 'Pause live' : 'Go live'}
            </Button>
            <Select
              aria-label="Time range"
              value={String(range)}
              options={overviewRanges.map((minutes) => ({ value: String(minutes), label: rangeWords[minutes] }))}
              onChange={(event) => {
                const next = overviewRanges.find((minutes) => String(minutes) === event.target.value)
                if (next) setRange(next)
              }}
            />
          </>
        }
      />
      <PageBody>
        {error && !data ? (
          <Failure error={error} title="The figures could not be read" onRetry={() => void refetch()} isRetrying={isFetching} />
        ) : !data ? (
          <Stack gap={16}>
            <LoadingState shape="strip" />
            <LoadingState shape="rows" count={3} />
            <LoadingState shape="chart" heightPx={220} />
          </Stack>
        ) : (
          <Stack gap={16}>
            <FiveAnswers overview={data} />
            <FleetPanel overview={data} />
            <CallsCharts overview={data} rangeWord={rangeWords[range].toLowerCase()} />
            <Grid>
              <GridCell span={4}>
                <RunsPanel runs={data.runs} rangeWord={rangeWords[range].toLowerCase()} />
              </GridCell>
              <GridCell span={4}>
                <AttentionPanel tenants={data.tenants} />
              </GridCell>
              <GridCell span={4}>
                <ChangesPanel changes={data.changes} titles={titles} />
              </GridCell>
            </Grid>
          </Stack>
        )}
      </PageBody>
    </>
  )
}
