import { LoadingState, Panel } from '@understudy/ui'

/** Room for the matrix: a line a port. */
export function MatrixSkeleton() {
  return (
    <Panel isFlush>
      <LoadingState shape="rows" count={5} label="The fleet’s state is being read" />
    </Panel>
  )
}
