'use client'
import clsx from 'clsx'
import type { PortRow } from '@understudy/continuity'
import { formatNumber, LinkText, Side, Status, Time, useUi } from '@understudy/ui'
import { Rehearsed } from '../rehearsed'
import { modeWord } from '../words/mode-words'
import { MatrixCell } from './matrix-cell'
import type { MatrixTableProps } from './matrix-table'
import { OrderRow } from './order-row'
import { cellId } from './use-matrix-view'
import styles from './matrix.module.css'

type Props = Omit<MatrixTableProps, 'ports'> & { row: PortRow }

/** A port: its load and mode, who serves it, each side, and below it the orders in force. */
export function MatrixRow({ row, providers, rehearsals, openCell, hrefOfCell, onOpenCell, nowMs, onRelease }: Props) {
  const { language } = useUi()
  const { port, modes, readiness, callsPerS } = row
  const isCalm = !row.needsAttention && modes.length === 0
  return (
    <tbody>
      <tr className={clsx(isCalm && styles.calm, modes.length > 0 && styles.hasOrder) || undefined}>
        <th scope="row">
          <LinkText href={`/continuity/${port}`} tone="inherit">
            {port}
          </LinkText>
          <span className={styles.about}>
            {formatNumber(callsPerS, { language, decimals: callsPerS < 10 ? 1 : 0 })}/s <span>{modeWord(modes[0]?.mode)}</span>
          </span>
        </th>
        <td className={styles.by}>
          {row.servedBy ? <Side side={row.servedBy} name={nameOfServing(row)} /> : <Status status="down">nobody</Status>}
        </td>
        {providers.map((provider) => (
          <MatrixCell
            key={provider}
            provider={provider}
            chain={providers}
            cell={row.cells.find((cell) => cell.provider === provider)}
            href={hrefOfCell(port, provider)}
            onOpen={() => onOpenCell(cellId(port, provider))}
            isOpen={openCell === cellId(port, provider)}
            isCalm={isCalm}
          />
        ))}
        <td className={styles.waits}>
          {formatNumber(readiness.waitingAws, { language })}
          {readiness.oldestWaitingAt && !isCalm && (
            <span>
              oldest <Time at={readiness.oldestWaitingAt} show="relative" />
            </span>
          )}
        </td>
        <td className={styles.rehearsed}>
          <Rehearsed rehearsal={rehearsals?.find((each) => each.port === port)} />
        </td>
      </tr>
      {modes.map((order) => (
        <OrderRow key={order.id} order={order} columns={providers.length + 4} nowMs={nowMs} onRelease={onRelease} />
      ))}
    </tbody>
  )
}

/** The provider that serves by its own name: one region is not another. */
const nameOfServing = ({ cells, servedBy }: PortRow): string | undefined => {
  const ofSide = cells.filter(({ side }) => side === servedBy)
  return (ofSide.find(({ servedShare }) => servedShare > 0) ?? ofSide[0])?.provider.replace(/^aws:/, '')
}
