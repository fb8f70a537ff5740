'use client'
import type { ConflictDetail } from '@understudy/continuity'
import {
  Button,
  formatBytes,
  formatClock,
  KeyValues,
  Notice,
  Side,
  SideBySide,
  Text,
  Time,
  useUi,
  type Denial,
} from '@understudy/ui'
import styles from './journal.module.css'

export type ConflictAction = 'keep_winner' | 'restore_loser' | 'merge'

interface Props {
  conflict: ConflictDetail
  denied: Denial | undefined
  isSending: boolean
  error: string | undefined
  onDecide: (action: ConflictAction) => void
}

type ConflictSide = ConflictDetail['winner']

/** Both versions beside each other with the three ways to decide. */
export function ConflictDetailView({ conflict, denied, isSending, error, onDecide }: Props) {
  const { winnerText, loserText } = conflict
  const areTexts = winnerText !== null && loserText !== null
  const isOpen = conflict.state === 'open'
  return (
    <article className={styles.detail} aria-label={conflict.chain}>
      <header>
        <h3 className="mono is-strong cut" title={conflict.chain}>
          {conflict.chain}
        </h3>
        {isOpen && (
          <div>
            <Button variant="primary" denied={denied} isBusy={isSending} onClick={() => onDecide('keep_winner')}>
              Keep winner
            </Button>
            <Button denied={denied} onClick={() => onDecide('restore_loser')}>
              Restore loser…
            </Button>
            <Button
              denied={denied}
              disabledReason={areTexts ? undefined : 'Only texts can be merged by hand.'}
              onClick={() => onDecide('merge')}
            >
              Merge by hand…
            </Button>
          </div>
        )}
      </header>
      <Text as="p" tone="quiet">
        {conflict.sentence}
      </Text>
      {error && (
        <Notice tone="down" isAnnounced>
          {error}
        </Notice>
      )}
      {!isOpen && <Decided conflict={conflict} />}
      {areTexts ? (
        <SideBySide
          left={{
            label: `Loser, on ${conflict.loser.side}`,
            heading: <SideHeading of={conflict.loser} role="loser" />,
            text: loserText,
          }}
          right={{
            label: `Winner, on ${conflict.winner.side}`,
            heading: <SideHeading of={conflict.winner} role="winner" />,
            text: winnerText,
          }}
        />
      ) : (
        <div className={styles.versions}>
          <VersionFacts of={conflict.loser} role="loser" />
          <VersionFacts of={conflict.winner} role="winner" />
        </div>
      )}
    </article>
  )
}

const sideNames = { aws: 'AWS', local: 'local' } as const

function SideHeading({ of, role }: { of: ConflictSide; role: 'winner' | 'loser' }) {
  const { timeZone, language } = useUi()
  return (
    <>
      <Side side={of.side} name={`${sideNames[of.side]}, ${role}`} />
      <Text size="small" tone="quietest">
        epoch {of.epoch}, {formatClock(of.at, { timeZone, language, hasSeconds: true })}
      </Text>
    </>
  )
}

function VersionFacts({ of, role }: { of: ConflictSide; role: 'winner' | 'loser' }) {
  const { language } = useUi()
  return (
    <section>
      <div className="row between">
        <SideHeading of={of} role={role} />
      </div>
      <KeyValues
        items={[
          { key: 'Type', value: of.contentType ?? 'not known' },
          { key: 'Size', value: formatBytes(of.bytes, language) },
          { key: 'Version', value: <span className="mono">{of.version}</span> },
          { key: 'Operation', value: <span className="mono">{of.operationId}</span> },
        ]}
      />
    </section>
  )
}

const decisions: Record<Exclude<ConflictDetail['state'], 'open'>, string> = {
  winner_kept: 'The winner was kept.',
  loser_restored: 'The loser was restored.',
  merged: 'Both were merged by hand.',
}

function Decided({ conflict: { state, decidedBy, decidedAt, decision } }: { conflict: ConflictDetail }) {
  if (state === 'open') return null
  return (
    <Notice tone="ok" title={decisions[state]}>
      {decidedBy && `${decidedBy}, `}
      {decidedAt && <Time at={decidedAt} />}
      {decision && `: “${decision}”`}
    </Notice>
  )
}
