'use client'
import type { Cell, PortRow } from '@understudy/continuity'
import {
  FactStrip,
  formatBytes,
  formatDuration,
  formatNumber,
  formatPercent,
  StatusGlyph,
  Time,
  useUi,
  type Fact,
} from '@understudy/ui'
import { SideSignView } from '../side-sign-view'
import { cellNote, cellWords } from '../words/cell-words'

/** The headline of a port: each side with its state and share, then what waits. */
export function SideFacts({ row }: { row: PortRow }) {
  const { language } = useUi()
  const chain = row.cells.map(({ provider }) => provider)
  const { readiness } = row
  const waiting = formatNumber(readiness.waitingAws, { language })
  const facts: Fact[] = row.cells.map((cell) => {
    const { status, word } = cellWords(cell, language)
    return {
      label: <SideSignView provider={cell.provider} chain={chain} />,
      value: (
        <>
          {status && <StatusGlyph status={status} />} {capital(word)}
          {cell.state !== 'not_configured' && row.callsPerS > 0 && `, ${formatPercent(cell.servedShare, language)}`}
        </>
      ),
      detail: cellNote(cell, language) ?? calmDetail(cell, row),
    }
  })
  function calmDetail(cell: Cell, { callsPerS }: PortRow): string {
    if (cell.p95Ms === null) return 'no call in the last minute'
    const p95 = `p95 ${formatDuration(cell.p95Ms, { language })}`
    const rate = callsPerS * cell.servedShare
    return cell.servedShare > 0 ? `${formatNumber(rate, { language, decimals: rate < 10 ? 1 : 0 })} calls/s, ${p95}` : p95
  }
  return (
    <FactStrip
      facts={[
        ...facts,
        {
          label: 'Waiting for AWS',
          value: readiness.waitingAws === 1 ? '1 write' : `${waiting} writes`,
          detail: readiness.oldestWaitingAt ? (
            <>
              {formatBytes(readiness.waitingAwsBytes, language)}, oldest <Time at={readiness.oldestWaitingAt} show="relative" />
            </>
          ) : (
            'AWS has everything'
          ),
        },
      ]}
    />
  )
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
