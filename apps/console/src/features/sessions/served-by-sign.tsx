import { missing, Row, Side } from '@understudy/ui'
import type { SideCounts } from './run/served-by'

interface ServedBySignProps {
  counts: Pick<SideCounts, 'aws' | 'local'>
  hasNumbers?: boolean
  /** For a narrow column: with both sides the numbers stand for the names, which are read out. */
  isBrief?: boolean
}

/** Which sides answered: the name alone when it was one, with the number of calls when it was both. */
export function ServedBySign({ counts: { aws, local }, hasNumbers = false, isBrief = false }: ServedBySignProps) {
  if (aws === 0 && local === 0) return missing
  const isBoth = aws > 0 && local > 0
  const sign = (side: 'aws' | 'local', count: number) =>
    count > 0 &&
    (isBrief && isBoth ? (
      <span title={`${count} calls by ${names[side]}`}>
        <Side side={side} name={String(count)} />
        <span className="visually-hidden">{names[side]}</span>
      </span>
    ) : (
      <Side side={side}>{hasNumbers || isBoth ? count : undefined}</Side>
    ))
  return (
    <Row gap={12}>
      {sign('aws', aws)}
      {sign('local', local)}
    </Row>
  )
}

const names = { aws: 'AWS', local: 'local' }
