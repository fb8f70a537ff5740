'use client'
import clsx from 'clsx'
import { useMemo, type ReactNode } from 'react'
import { formatDuration, formatPercent } from '../../format/index.ts'
import { useUi } from '../../provider/use-ui.ts'
import { ChartPanel, type ChartStates } from '../frame/chart-panel.tsx'
import { MeetingTrack } from './meeting-track.tsx'
import { prepareMeetingStrip, type MeetingDecision, type MeetingSpeaker, type MeetingTopic } from './prepare-meeting-strip.ts'

export type MeetingStripProps = ChartStates & {
  title: string
  subtitle?: ReactNode
  lengthMs: number
  topics: readonly MeetingTopic[]
  decisions: readonly MeetingDecision[]
  speakers: readonly MeetingSpeaker[]
  /** The moment that is chosen elsewhere on the page. */
  hereMs?: number | undefined
  chosenTopicId?: string | undefined
  onChooseTopic?: ((topicId: string) => void) | undefined
  onChooseDecision?: ((decisionId: string) => void) | undefined
  itemWord: string
  valueWord: string
  isBare?: boolean | undefined
}

/** Topics, decisions and who spoke when, over one axis. */
export function MeetingStrip({
  title,
  subtitle,
  lengthMs,
  topics,
  decisions,
  speakers,
  hereMs,
  chosenTopicId,
  onChooseTopic,
  onChooseDecision,
  itemWord,
  valueWord,
  isBare,
  ...states
}: MeetingStripProps) {
  const { language, words } = useUi()
  const prepared = useMemo(
    () => prepareMeetingStrip({ lengthMs, topics, decisions, speakers }),
    [lengthMs, topics, decisions, speakers],
  )
  const table = {
    columns: [{ header: itemWord }, { header: valueWord, align: 'right' as const }, { header: '%', align: 'right' as const }],
    rows: prepared.speakers.map((speaker) => ({
      id: speaker.id,
      cells: [speaker.name, formatDuration(speaker.spokenMs, { language }), formatPercent(speaker.share, language)],
    })),
  }
  return (
    <ChartPanel
      {...states}
      title={title}
      subtitle={subtitle}
      heightPx={66 + prepared.speakers.length * 24}
      isBlank={speakers.length === 0}
      table={table}
      isBare={isBare}
    >
      <div className="meeting-strip">
        <div className="meeting-row">
          <span />
          <div className="meeting-topics">
            {prepared.topics.map((topic) => (
              <button
                key={topic.id}
                type="button"
                title={topic.title}
                aria-pressed={topic.id === chosenTopicId}
                className={clsx('meeting-topic', topic.id === chosenTopicId && 'is-on')}
                style={{ left: `${topic.leftPercent}%`, width: `${topic.widthPercent}%` }}
                onClick={() => onChooseTopic?.(topic.id)}
              >
                <span className="cut">{topic.title}</span>
              </button>
            ))}
          </div>
        </div>
        {decisions.length > 0 && (
          <div className="meeting-row">
            <span className="text-3">{words.decisions}</span>
            <div className="meeting-track">
              {prepared.decisions.map((decision) => (
                <button
                  key={decision.id}
                  type="button"
                  className="meeting-decision"
                  title={decision.title}
                  aria-label={decision.title}
                  style={{ left: `${decision.leftPercent}%` }}
                  onClick={() => onChooseDecision?.(decision.id)}
                />
              ))}
            </div>
          </div>
        )}
        {prepared.speakers.map((speaker) => (
          <MeetingTrack key={speaker.id} speaker={speaker} />
        ))}
        <div className="meeting-row">
          <span />
          <div className="meeting-axis">
            {prepared.ticks.map((tick, index) => (
              <span key={tick.leftPercent} style={{ left: `${tick.leftPercent}%` }}>
                {index === prepared.ticks.length - 1 ? `${tick.minute} min` : tick.minute}
              </span>
            ))}
            {hereMs !== undefined && <Here percent={(hereMs / lengthMs) * 100} label={clockOf(hereMs)} />}
          </div>
        </div>
      </div>
    </ChartPanel>
  )
}

function Here({ percent, label }: { percent: number; label: string }) {
  return (
    <span className="meeting-here" style={{ left: `${Math.max(0, Math.min(100, percent))}%` }}>
      <b>{label}</b>
    </span>
  )
}

/** Time into the meeting: "17:21", past an hour "1:02:09". */
function clockOf(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const shown = parts[0] === 0 ? parts.slice(1) : parts
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':')
}
