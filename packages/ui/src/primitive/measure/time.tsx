'use client'
import type { ClipboardEvent } from 'react'
import { formatClock, formatDay, formatExact, formatRelative, type Instant } from '../../format/index.ts'
import { toDate } from '../../format/format-clock.ts'
import { useNow } from '../../provider/use-now.ts'
import { useUi } from '../../provider/use-ui.ts'
import { Tooltip } from '../overlay/tooltip.tsx'

export type TimeProps = {
  at: Instant
  /** Relative or exact as the person prefers unless said; `clock` and `day` for timelines and lists by day. */
  show?: 'relative' | 'exact' | 'clock' | 'seconds' | 'day' | undefined
  timeZone?: string | undefined
}

/** A time with its other form on hover. Copying it gives ISO 8601. */
export function Time({ at, show, timeZone }: TimeProps) {
  const ui = useUi()
  const now = useNow()
  const style = { timeZone: timeZone ?? ui.timeZone, language: ui.language }
  const form = show ?? ui.times
  const exact = formatExact(at, style)
  const relative = formatRelative(at, { ...style, now })
  const shown = {
    relative,
    exact,
    clock: formatClock(at, style),
    seconds: formatClock(at, { ...style, hasSeconds: true }),
    day: formatDay(at, style),
  }[form]
  const iso = toDate(at).toISOString()
  return (
    <Tooltip content={form === 'exact' ? relative : exact}>
      <time dateTime={iso} className="time" suppressHydrationWarning onCopy={(event) => copyIso(event, iso)}>
        {shown}
      </time>
    </Tooltip>
  )
}

/** Only when the selection lies within this time; a longer selection is copied as it stands. */
function copyIso(event: ClipboardEvent<HTMLTimeElement>, iso: string) {
  const selection = globalThis.getSelection()
  if (selection === null || selection.rangeCount === 0) return
  if (!event.currentTarget.contains(selection.getRangeAt(0).commonAncestorContainer)) return
  event.clipboardData.setData('text/plain', iso)
  event.preventDefault()
}
