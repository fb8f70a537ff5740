'use client'
import { formatDuration, formatPercent } from '../../format/index.ts'
import { useUi } from '../../provider/use-ui.ts'
import type { PreparedMeeting } from './prepare-meeting-strip.ts'

export function MeetingTrack({ speaker }: { speaker: PreparedMeeting['speakers'][number] }) {
  const { language } = useUi()
  return (
    <div className="meeting-row">
      <span className="cut" title={speaker.name}>
        {speaker.name}
      </span>
      <svg className="meeting-track" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        {speaker.spans.map((span) => (
          <rect
            key={span.leftPercent}
            x={span.leftPercent}
            y="1"
            width={Math.max(span.widthPercent, 0.15)}
            height="8"
            fill="var(--series-2)"
          />
        ))}
      </svg>
      <span className="align-right nowrap">
        {formatDuration(
          Math.round(speaker.spokenMs / 60_000) >= 1 ? Math.round(speaker.spokenMs / 60_000) * 60_000 : speaker.spokenMs,
          { language },
        )}
      </span>
      <span className="align-right text-3 meeting-share">{formatPercent(Math.round(speaker.share * 100) / 100, language)}</span>
    </div>
  )
}
