'use client'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { Evidence, Turn } from '@understudy/agents/meetmind'
import type { Find } from './find-in-turns'
import { spansOfTurn } from './spans-of-turn'
import styles from './transcript.module.css'
import { TurnView } from './turn-view'

interface TurnListProps {
  turns: readonly Turn[]
  lang: string | undefined
  chosen: { turn: number | null; evidence: readonly Evidence[] }
  finds: readonly Find[]
  find: Find | null
  onChoose: (turn: number) => void
}

const turnHeightPx = 70

/** All turns; only those in view are drawn. Follows the chosen turn and the found words. */
export function TurnList({ turns, lang, chosen, finds, find, onChoose }: TurnListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: turns.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => turnHeightPx,
    overscan: 8,
    initialRect: { width: 340, height: 640 },
  })
  const wanted = find?.turn ?? chosen.turn
  useEffect(() => {
    if (wanted !== null && wanted < turns.length) virtual.scrollToIndex(wanted, { align: 'center' })
  }, [virtual, wanted, turns.length])
  return (
    <div ref={scroller} className={styles.scroll} tabIndex={0} role="region" aria-label="Turns">
      <ol className={styles.turns} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const turn = turns[index]
          if (!turn) return null
          const isBehind = chosen.evidence.some((piece) => piece.turn === index)
          return (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              data-hit={index === chosen.turn ? 'here' : isBehind ? 'further' : undefined}
              className={styles.turn}
              style={{ transform: `translateY(${start}px)` }}
              aria-setsize={turns.length}
              aria-posinset={index + 1}
            >
              <TurnView
                turn={turn}
                spans={spansOfTurn(index, chosen, finds)}
                foundAt={find?.turn === index ? find.start : null}
                lang={lang}
                onChoose={() => onChoose(index)}
              />
            </li>
          )
        })}
      </ol>
    </div>
  )
}
