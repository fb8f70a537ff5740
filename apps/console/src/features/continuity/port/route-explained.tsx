'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { PortName } from '@understudy/ports'
import { DeniedState } from '@understudy/ui'
import { useTRPC } from '@/client/trpc'
import { failureOf } from '@/features/shell/failure'
import { useDenial } from '@/features/shell/use-denial'
import type { ExplainedCall } from './explain-dialog'
import { RoutePanel } from './route-panel'

/** Explains the call that the address names, again every few seconds: the answer changes with the fleet. */
export function RouteExplained({ port, call, onExplain }: { port: PortName; call: ExplainedCall; onExplain: () => void }) {
  const trpc = useTRPC()
  const denied = useDenial('continuity.read')
  const input = { port, operation: call.operation, tenant: call.tenant, ...(call.key !== '' && { key: call.key }) }
  const query = useQuery({
    ...trpc.continuity.explain.queryOptions(input),
    enabled: denied === undefined,
    placeholderData: keepPreviousData,
    refetchInterval: 5_000,
  })
  return (
    <RoutePanel
      call={input}
      explanation={query.data}
      denied={denied}
      error={
        denied ? (
          <DeniedState title="Routes are for operators" denial={denied} />
        ) : (
          failureOf(query, 'The route could not be explained')
        )
      }
      onExplain={onExplain}
    />
  )
}
