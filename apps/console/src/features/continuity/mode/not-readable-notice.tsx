'use client'
import type { ModeEffect } from '@understudy/continuity'
import { formatNumber, Notice, useUi } from '@understudy/ui'

/** What only the other side holds answers "unavailable", and is never called missing. */
export function NotReadableNotice({ effect: { notReadable, after } }: { effect: ModeEffect }) {
  const { language } = useUi()
  if (notReadable === 0 || after.servedBy !== 'local') return null
  const what = notReadable === 1 ? '1 record' : `${formatNumber(notReadable, { language })} records`
  return (
    <Notice tone="degraded" title={`${what} will answer “unavailable”.`}>
      Only AWS holds {notReadable === 1 ? 'it' : 'them'}. Nothing is ever reported as “not found” because of this.
    </Notice>
  )
}
