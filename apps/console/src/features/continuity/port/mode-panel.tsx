'use client'
import { Lock } from 'lucide-react'
import type { ModeKind, ModeView, PortRow } from '@understudy/continuity'
import { Button, Icon, Panel, StatusGlyph, useUi, type Denial } from '@understudy/ui'
import { modeMeanings, modeSentence, modeTitles } from '../words/mode-words'
import styles from './port.module.css'

export interface ModePanelProps {
  row: PortRow
  /** Why a guard rail would refuse each mode now; null: it would not. */
  refusals: Partial<Record<ModeKind, string | null>>
  denied: Denial | undefined
  nowMs: number
  onForce: (mode: ModeKind) => void
  onEnd: (order: ModeView) => void
}

const kinds: readonly ModeKind[] = ['force_local', 'force_aws', 'drain', 'observe']

/** The operator's register for this port: what is in force, what each order means, and which would be refused. */
export function ModePanel({ row, refusals, denied, nowMs, onForce, onEnd }: ModePanelProps) {
  const { timeZone, language } = useUi()
  const order = row.modes.find(({ tenant }) => tenant === null)
  return (
    <Panel title="Mode" subtitle={`${row.port}, all tenants`}>
      <div className={styles.modes} role="group" aria-label={`Mode of ${row.port}`}>
        {order ? (
          <Button denied={denied} onClick={() => onEnd(order)}>
            Back to auto…
          </Button>
        ) : (
          <Button aria-pressed="true">Auto</Button>
        )}
        {kinds.map((mode) =>
          order?.mode === mode ? (
            <Button key={mode} aria-pressed="true" denied={denied} onClick={() => onForce(mode)}>
              {modeTitles[mode]}
            </Button>
          ) : (
            <Button key={mode} denied={denied} disabledReason={refusals[mode]} onClick={() => onForce(mode)}>
              {modeTitles[mode]}…
            </Button>
          ),
        )}
      </div>
      <ul className={styles.meanings}>
        {row.modes.map((one) => (
          <li key={one.id}>
            <Icon>
              <Lock />
            </Icon>
            <span>
              <strong>{capital(modeSentence(one, { timeZone, language, nowMs }))}.</strong> “{one.reason}”
            </span>
          </li>
        ))}
        {!order && (
          <li>
            <StatusGlyph status="ok" />
            <span>
              <strong>Auto</strong> is in force. {autoMeans(row)}
            </span>
          </li>
        )}
        {kinds.map((mode) => {
          const refusal = refusals[mode]
          return (
            <li key={mode}>
              {refusal ? (
                <Icon>
                  <Lock />
                </Icon>
              ) : (
                <StatusGlyph status="stopped" />
              )}
              <span>
                <strong>{refusal ? `${modeTitles[mode]} is refused:` : `${modeTitles[mode]}:`}</strong>{' '}
                {refusal ?? modeMeanings[mode]}
              </span>
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function autoMeans({ servedBy, cells }: PortRow): string {
  const away = cells.some(
    ({ side, state }) => side === 'aws' && (state === 'tripped' || state === 'probing' || state === 'returning'),
  )
  if (servedBy === 'local' && away)
    return 'Local serves until AWS answers its probes, has what it missed, and both sides are equal; then calls return little by little.'
  if (servedBy === null) return 'No side answers; every side is tried again with its next probe.'
  return 'AWS serves; the next side takes over when the rules below are met.'
}
