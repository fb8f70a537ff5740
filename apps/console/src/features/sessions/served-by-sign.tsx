import { missing, Row, Side } from '@understudy/ui'
import type { SideCounts } from './run/served-by'

/** Which sides answered: the name alone when it was one, with the number of calls when it was both. */
export function ServedBySign({
  counts,
  hasNumbers = false,
}: {
  counts: Pick<SideCounts, 'aws' | 'local'>
  hasNumbers?: boolean
}) {
  const { aws, local } = counts
  if (aws === 0 && local === 0) return missing
  const showsNumbers = hasNumbers || (aws > 0 && local > 0)
  return (
    <Row gap={12}>
      {aws > 0 && <Side side="aws">{showsNumbers ? aws : undefined}</Side>}
      {local > 0 && <Side side="local">{showsNumbers ? local : undefined}</Side>}
    </Row>
  )
}
