'use client'
import type { Readiness } from '@understudy/continuity'
import { formatBytes, formatNumber, KeyValues, LinkText, Time, useUi } from '@understudy/ui'

/** How much would be left if AWS vanished now, and how far it is behind. */
export function ReadinessFacts({ readiness }: { readiness: Readiness }) {
  const { language } = useUi()
  const count = (value: number) => formatNumber(value, { language })
  const { waitingAws, oldestWaitingAt, waitingAwsBytes } = readiness
  return (
    <KeyValues
      items={[
        {
          key: 'Complete up to',
          value: readiness.localCompleteTo ? <Time at={readiness.localCompleteTo} show="exact" /> : 'not known to be complete',
        },
        { key: 'Not readable', value: `${count(readiness.notReadable)}, held by AWS alone` },
        { key: 'Waiting here', value: `${count(readiness.waitingLocal)} writes yet to come from AWS` },
        {
          key: 'Waiting for AWS',
          value: (
            <>
              {count(waitingAws)} writes, {formatBytes(waitingAwsBytes, language)}
              {oldestWaitingAt && (
                <>
                  , oldest <Time at={oldestWaitingAt} show="relative" />
                </>
              )}
            </>
          ),
        },
        ...(readiness.conflicts + readiness.poisoned > 0
          ? [
              {
                key: 'To decide',
                value: (
                  <LinkText href="/continuity/journal">
                    {count(readiness.conflicts)} conflicts, {count(readiness.poisoned)} poisoned
                  </LinkText>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}
