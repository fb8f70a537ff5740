'use client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Grid, GridCell, LoadingState, PageBody, PageHeader, Stack } from '@understudy/ui'
import { useTRPC } from '@/client/trpc'
import { useLive } from '@/client/use-live'
import { Failure } from '@/features/shell/failure'
import type { SystemView } from '@understudy/observe'
import { ConfigurationPanel } from './configuration-panel'
import { JobsPanel } from './jobs-panel'
import { ProcessesPanel } from './processes-panel'
import { ProvidersPanel } from './providers-panel'
import { SandboxPanel } from './sandbox-panel'

/** What runs here, who answers for each port, and where every setting comes from; live. */
export function SystemPage() {
  const trpc = useTRPC()
  const read = useQuery(trpc.system.get.queryOptions())
  const [followed, setFollowed] = useState<SystemView>()
  useLive(trpc.system.follow.subscriptionOptions(undefined, { onData: setFollowed }))
  const system = followed ?? read.data
  return (
    <>
      <PageHeader title="System" subtitle={system ? `Understudy ${system.version}` : undefined} />
      <PageBody>
        {system ? (
          <Grid>
            <GridCell span={7}>
              <ProcessesPanel processes={system.processes} />
            </GridCell>
            <GridCell span={5}>
              <JobsPanel jobs={system.jobs} />
            </GridCell>
            <GridCell span={7}>
              <Stack gap={16}>
                <ProvidersPanel providers={system.providers} />
                <SandboxPanel sandbox={system.sandbox} />
              </Stack>
            </GridCell>
            <GridCell span={5}>
              <ConfigurationPanel settings={system.settings} />
            </GridCell>
          </Grid>
        ) : read.error ? (
          <Failure
            error={read.error}
            title="The system’s state could not be read"
            onRetry={() => void read.refetch()}
            isRetrying={read.isFetching}
          />
        ) : (
          <LoadingState shape="rows" count={8} />
        )}
      </PageBody>
    </>
  )
}
