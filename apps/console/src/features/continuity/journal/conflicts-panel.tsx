'use client'
import clsx from 'clsx'
import type { ReactNode } from 'react'
import type { ConflictView, PoisonedView } from '@understudy/continuity'
import { EmptyState, formatNumber, LoadingState, Panel, Status, Text, Time, useUi } from '@understudy/ui'
import { openInPlace } from '@/client/open-in-place'
import styles from './journal.module.css'

export interface ConflictsPanelProps {
  conflicts: readonly ConflictView[] | undefined
  poisoned: readonly PoisonedView[] | undefined
  /** The conflict or the write that is open. */
  openId: string | null
  hrefOf: (id: string) => string
  onOpen: (id: string) => void
  acts: ReactNode
  error: ReactNode
  /** What is open, beside the list. */
  children: ReactNode
}

/** What waits for a person's decision: two versions of one key, and writes that AWS refuses for their own fault. */
export function ConflictsPanel({ conflicts, poisoned, openId, hrefOf, onOpen, acts, error, children }: ConflictsPanelProps) {
  const count = conflicts?.length ?? 0
  const isEmpty = conflicts?.length === 0 && poisoned?.length === 0
  return (
    <Panel
      title="Conflicts"
      {...(conflicts && { count })}
      subtitle="kept until someone decides; nothing is overwritten"
      acts={acts}
      isFlush
    >
      {error ||
        (!conflicts || !poisoned ? (
          <LoadingState shape="rows" count={3} />
        ) : isEmpty ? (
          <EmptyState title="Nothing to decide">
            Where both sides took a write to the same key, both versions come here. Writes that AWS refuses come here too.
          </EmptyState>
        ) : (
          <div className={styles.conflicts}>
            <nav aria-label="To decide">
              <ul>
                {conflicts.map(({ id, chain, tenant, port, at }) => (
                  <InboxLink key={id} href={hrefOf(id)} onOpen={() => onOpen(id)} isOpen={id === openId} title={chain}>
                    <span>
                      {tenant.slug}, {port}
                    </span>
                    <Time at={at} show="seconds" />
                  </InboxLink>
                ))}
              </ul>
              {poisoned.length > 0 && (
                <>
                  <PoisonedHeading count={poisoned.length} />
                  <ul>
                    {poisoned.map(({ id, chain, tenant, error: reason }) => (
                      <InboxLink
                        key={id}
                        href={hrefOf(id)}
                        onOpen={() => onOpen(id)}
                        isOpen={id === openId}
                        title={`${tenant.slug} ${chain}`}
                      >
                        {reason}
                      </InboxLink>
                    ))}
                  </ul>
                </>
              )}
            </nav>
            <div>{children}</div>
          </div>
        ))}
    </Panel>
  )
}

function PoisonedHeading({ count }: { count: number }) {
  const { language } = useUi()
  return (
    <div className={styles.poisoned}>
      <Text isStrong>
        <Status status="down">{formatNumber(count, { language })} poisoned</Status>
      </Text>
      <Text as="p" size="small" tone="quiet">
        Moved aside; the writes behind them went on.
      </Text>
    </div>
  )
}

interface InboxLinkProps {
  href: string
  onOpen: () => void
  isOpen: boolean
  title: string
  children: ReactNode
}

function InboxLink({ href, onOpen, isOpen, title, children }: InboxLinkProps) {
  const { Link } = useUi()
  return (
    <li className={clsx(isOpen && styles.open) || undefined}>
      <Link href={href} onClick={openInPlace(onOpen)} {...(isOpen && { 'aria-current': 'true' as const })}>
        <span className="cut is-strong" title={title}>
          {title}
        </span>
        <span className={styles.inboxAbout}>{children}</span>
      </Link>
    </li>
  )
}
