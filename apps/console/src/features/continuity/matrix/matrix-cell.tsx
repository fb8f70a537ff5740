'use client'
import clsx from 'clsx'
import type { Cell } from '@understudy/continuity'
import { formatDuration, formatPercent, Sparkline, Status, useUi } from '@understudy/ui'
import { openInPlace } from '@/client/open-in-place'
import { SideSignView } from '../side-sign-view'
import { cellNote, cellWords } from '../words/cell-words'
import { sideSign } from '../words/side-sign'
import styles from './matrix.module.css'

interface Props {
  provider: string
  chain: readonly string[]
  cell: Cell | undefined
  href: string
  onOpen: () => void
  isOpen: boolean
  isCalm: boolean
}

/** One port on one side: state, share, latency, and the last error in words. Opens its panel. */
export function MatrixCell({ provider, chain, cell, href, onOpen, isOpen, isCalm }: Props) {
  const { language, Link } = useUi()
  const label = <SideSignView provider={provider} chain={chain} />
  if (!cell || cell.state === 'not_configured')
    return (
      <td className={clsx(styles.cell, styles.none)}>
        <span className={styles.label}>{label}</span>
        <span>{cell ? 'not configured' : 'not in this chain'}</span>
      </td>
    )
  const { status, word } = cellWords(cell, language)
  const note = cellNote(cell, language)
  const p95 = formatDuration(cell.p95Ms, { language })
  const { side } = sideSign(provider, chain)
  return (
    <td className={clsx(styles.cell, cell.servedShare === 0 && styles.idle)} data-open={isOpen || undefined}>
      <Link href={href} onClick={openInPlace(onOpen)} {...(isOpen && { 'aria-current': 'true' as const })}>
        <span className={styles.label}>{label}</span>
        <span className={styles.state}>
          {status && <Status status={status}>{word}</Status>}
          {!isCalm && cell.servedShare > 0 && <strong>{formatPercent(cell.servedShare, language)}</strong>}
        </span>
        <span className={styles.figures}>
          <span className={styles.spark}>
            {cell.sparkline.some((value) => value !== null) && (
              <Sparkline values={cell.sparkline} label={`p95 of the last 30 minutes, now ${p95}`} tone={toneOf(status)} />
            )}
          </span>
          <span className={styles.p95}>{p95}</span>
        </span>
        {note !== null && <span className={styles.note}>{note}</span>}
      </Link>
      {!isCalm && cell.servedShare > 0 && (
        <span className={clsx(styles.share, `fill-${side}`)} style={{ width: `${cell.servedShare * 100}%` }} />
      )}
    </td>
  )
}

const toneOf = (status: string | null) => (status === 'down' || status === 'degraded' ? status : 'normal')
