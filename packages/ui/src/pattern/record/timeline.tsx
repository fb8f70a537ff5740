import type { ReactNode } from 'react'
import { SideGlyph, type SideKind } from '../../primitive/sign/side-glyph.tsx'
import { StatusGlyph, type StatusKind } from '../../primitive/sign/status-glyph.tsx'

export type TimelineEntry = {
  id: string
  time: ReactNode
  title: ReactNode
  text?: ReactNode
  status?: StatusKind | undefined
  side?: SideKind | undefined
}

export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <ol className="timeline">
      {entries.map((entry) => (
        <li key={entry.id}>
          <span className="timeline-time">{entry.time}</span>
          <span className="dot">
            {entry.side === undefined ? <StatusGlyph status={entry.status ?? 'stopped'} /> : <SideGlyph side={entry.side} />}
          </span>
          <div>
            {entry.title}
            {entry.text !== undefined && <div className="size-1 text-3">{entry.text}</div>}
          </div>
        </li>
      ))}
    </ol>
  )
}
