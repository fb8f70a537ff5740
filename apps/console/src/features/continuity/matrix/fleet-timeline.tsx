'use client'
import { useQuery } from '@tanstack/react-query'
import { parseAsStringLiteral, useQueryState } from 'nuqs'
import { portNames } from '@understudy/ports'
import { FilterChip, LoadingState, Panel } from '@understudy/ui'
import { useTRPC } from '@/client/trpc'
import { failureOf } from '@/features/shell/failure'
import { TransitionList } from '../transition-list'

/** Everything that moved, over all ports or one. */
export function FleetTimeline() {
  const trpc = useTRPC()
  const [port, setPort] = useQueryState('port', parseAsStringLiteral(portNames))
  const query = useQuery({
    ...trpc.continuity.transitions.queryOptions({ limit: 200, ...(port && { port }) }),
    refetchInterval: 5_000,
  })
  return (
    <Panel
      title="Timeline"
      subtitle="newest first"
      acts={
        <FilterChip
          name="Port"
          options={portNames.map((name) => ({ value: name, label: name }))}
          values={port ? [port] : []}
          onChange={(values) => void setPort(portNames.find((name) => name === values[0]) ?? null)}
        />
      }
    >
      {query.data ? (
        <TransitionList transitions={query.data} hasPorts />
      ) : (
        (failureOf(query, 'The timeline could not be read') ?? <LoadingState shape="rows" count={6} />)
      )}
    </Panel>
  )
}
