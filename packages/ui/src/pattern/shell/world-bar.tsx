'use client'
import clsx from 'clsx'
import type { ReactNode } from 'react'
import { SideGlyph } from '../../primitive/sign/side-glyph.tsx'
import { StatusGlyph } from '../../primitive/sign/status-glyph.tsx'
import { useUi } from '../../provider/use-ui.ts'

export type WorldState = 'ok' | 'degraded' | 'forced' | 'recovering' | 'down' | 'unknown'

export interface WorldNote {
  id: string
  text: string
  href?: string | undefined
}

export type WorldBarProps = {
  state: WorldState
  /** The state in words: "Partly local: objects, memory". */
  title: string
  facts?: readonly string[] | undefined
  /** What waits for somebody, each with its way there where they may go. */
  notes?: readonly WorldNote[] | undefined
  evidence?: { href: string; label: string } | undefined
  /** How fresh this is, in words: "Live, 1 s ago" or "data 9 s old". */
  freshness?: ReactNode
  isLive?: boolean | undefined
  clock?: ReactNode
}

/** On every page, in words and shape. Only title and facts are read out when they change: a ticking clock is not news. */
export function WorldBar({ state, title, facts = [], notes = [], evidence, freshness, isLive = true, clock }: WorldBarProps) {
  const { words, Link } = useUi()
  return (
    <header className={clsx('world-bar', state)} aria-label={words.stateOfTheWorld}>
      <div className="world-words" role="status" aria-live="polite">
        {state === 'forced' || state === 'recovering' ? <SideGlyph side="local" /> : <StatusGlyph status={state} />}
        <strong>{title}</strong>
        {facts.length > 0 && (
          <span className="facts">
            {facts.map((fact) => (
              <span key={fact}>{fact}</span>
            ))}
          </span>
        )}
        {notes.map(({ id, text, href }) =>
          href === undefined ? (
            <span className="note" key={id}>
              {text}
            </span>
          ) : (
            <Link className="link note" key={id} href={href}>
              {text}
            </Link>
          ),
        )}
      </div>
      {evidence !== undefined && (
        <Link className="link not-small" href={evidence.href}>
          {evidence.label}
        </Link>
      )}
      <span className="right">
        {freshness !== undefined && (
          <span className="live">
            {isLive && <i />}
            {freshness}
          </span>
        )}
        {clock !== undefined && <span className="not-small">{clock}</span>}
      </span>
    </header>
  )
}
