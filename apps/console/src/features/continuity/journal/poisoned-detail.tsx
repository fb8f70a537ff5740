'use client'
import type { PoisonedView } from '@understudy/continuity'
import { Button, formatNumber, KeyValues, Notice, Side, Text, Time, useUi, type Denial } from '@understudy/ui'
import styles from './journal.module.css'

interface Props {
  write: PoisonedView
  denied: Denial | undefined
  isSending: boolean
  error: string | undefined
  onRetry: () => void
  onGiveUp: () => void
}

/** A write that is refused for its own fault, with the refusal in its own words. */
export function PoisonedDetail({ write, denied, isSending, error, onRetry, onGiveUp }: Props) {
  const { language } = useUi()
  return (
    <article className={styles.detail} aria-label={write.chain}>
      <header>
        <h3 className="mono is-strong cut" title={write.chain}>
          {write.chain}
        </h3>
        <div>
          <Button variant="primary" denied={denied} isBusy={isSending} onClick={onRetry}>
            Retry
          </Button>
          <Button denied={denied} onClick={onGiveUp}>
            Give up…
          </Button>
        </div>
      </header>
      <Text as="p" tone="quiet">
        The writes behind it went on. It waits here until somebody decides.
      </Text>
      {error && (
        <Notice tone="down" isAnnounced>
          {error}
        </Notice>
      )}
      <KeyValues
        items={[
          { key: 'Refusal', value: write.error },
          { key: 'Operation', value: <span className="mono">{write.operation}</span> },
          { key: 'Refused by', value: <Side side={write.side} /> },
          { key: 'Tenant', value: `${write.tenant.slug}, ${write.port}` },
          { key: 'Tries', value: formatNumber(write.tries, { language }) },
          { key: 'Written', value: <Time at={write.createdAt} show="exact" /> },
        ]}
      />
    </article>
  )
}
