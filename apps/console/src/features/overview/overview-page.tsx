'use client'
import { Pause, Play } from 'lucide-react'
import { alarmWords } from '@understudy/continuity'
import { overviewRanges } from '@understudy/observe'
import { Button, Grid, GridCell, LoadingState, PageBody, PageHeader, Select, Stack } from '@understudy/ui'
import { useTicking } from '@/client/use-ticking'
import { JournalAlarms } from '@/features/continuity/journal-alarms'
import { RehearsalAlarm } from '@/features/continuity/rehearsal-alarm'
import { useMatrix } from '@/features/continuity/use-fleet'
import { useMoves } from '@/features/continuity/use-moves'
import { useRehearsals } from '@/features/continuity/use-rehearsals'
import { Failure } from '@/features/shell/failure'
import { useFollowedWorld } from '@/features/shell/followed-world'
import { useShellStart } from '@/features/shell/shell-start'
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
  const figures = usePlatformOverview(range, isLive)
  const fleet = useMatrix()
  const rehearsals = useRehearsals()
  const { alarms } = useFollowedWorld().world.attention
  const nowMs = useTicking(useShellStart().atMs)
  const { data } = figures
  const moves = useMoves(data?.from ?? null, data?.to ?? null, 640)
  const failed = [figures, fleet].find((query) => query.error && !query.data)
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
        {failed ? (
          <Failure
            error={failed.error}
            title="The figures could not be read"
            onRetry={() => void failed.refetch()}
            isRetrying={failed.isFetching}
          />
        ) : !data || !fleet.data ? (
          <Stack gap={16}>
            <LoadingState shape="strip" />
            <LoadingState shape="rows" count={3} />
            <LoadingState shape="chart" heightPx={220} />
          </Stack>
        ) : (
          <Stack gap={16}>
            <JournalAlarms alarms={alarms} nowMs={nowMs} />
            <RehearsalAlarm rehearsals={rehearsals} />
            <FiveAnswers overview={data} matrix={fleet.data} alarms={alarms.map((alarm) => alarmWords(alarm, nowMs))} />
            <FleetPanel matrix={fleet.data} />
            <CallsCharts overview={data} rangeWord={rangeWords[range].toLowerCase()} moves={moves} />
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
