'use client'
import type { PortName } from '@understudy/ports'
import { EmptyState, LoadingState, Panel } from '@understudy/ui'
import { failureOf } from '@/features/shell/failure'
import { useDenial } from '@/features/shell/use-denial'
import { CompareNow } from '../compare/compare-now'
import { ComparisonResult } from '../compare/comparison-result'
import { useComparison } from '../compare/use-comparison'

/** Whether both sides hold the same, compared when somebody asks. Models keep nothing, and have no such panel. */
export function ComparisonPanel({ port }: { port: PortName }) {
  const denied = useDenial('continuity.read')
  const query = useComparison(port, denied === undefined)
  if (port === 'models' || denied) return null
  return (
    <Panel title="Compared on request" acts={<CompareNow port={port} />}>
      {query.data ? (
        <ComparisonResult comparison={query.data} />
      ) : query.data === null ? (
        <EmptyState title="Nobody has asked yet">Both sides are compared by themselves after every way back.</EmptyState>
      ) : (
        (failureOf(query, 'The comparison could not be read') ?? <LoadingState shape="lines" count={3} />)
      )}
    </Panel>
  )
}
