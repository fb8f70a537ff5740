'use client'
import { useMemo } from 'react'
import { formatDuration, useUi } from '@understudy/ui'
import { HorizontalBars, MeetingStrip } from '@understudy/ui/charts'
import type { MeetingResult, Turn } from '@understudy/agents/meetmind'
import { meetingStripOf, unnamedSpeaker } from './meeting-strip-of'
import { findStatement } from './sentences'
import type { ChosenEvidence } from './use-evidence'

interface MeetingChartsProps {
  result: MeetingResult
  turns: readonly Turn[]
  evidence: ChosenEvidence
}

/** Topics, decisions and speakers on one axis; the chosen sentence stands on it too. */
export function OverTheMeeting({ result, turns, evidence }: MeetingChartsProps) {
  const axis = useMemo(() => meetingStripOf(result, turns), [result, turns])
  const here = evidence.turn === null ? undefined : axis.times[evidence.turn]?.startMs
  const topic = result.topics.findIndex(
    ({ startTurn, endTurn }) => evidence.turn !== null && startTurn <= evidence.turn && evidence.turn <= endTurn,
  )
  return (
    <MeetingStrip
      title="Over the meeting"
      subtitle={
        result.transcript.durationIsEstimated
          ? 'topics, decisions, who spoke; times by the number of words'
          : 'topics, decisions, who spoke'
      }
      lengthMs={axis.lengthMs}
      topics={axis.topics}
      decisions={axis.decisions}
      speakers={axis.speakers}
      hereMs={here}
      chosenTopicId={topic < 0 ? undefined : String(topic)}
      onChooseTopic={(id) => {
        const start = result.topics[Number(id)]?.startTurn
        if (start !== undefined) evidence.chooseTurn(start)
      }}
      onChooseDecision={(id) => {
        const decision = findStatement(result, id)
        if (decision) evidence.chooseStatement(decision)
      }}
      itemWord="Speaker"
      valueWord="Spoke"
    />
  )
}

export function SpeakingTime({ result }: { result: MeetingResult }) {
  const { language } = useUi()
  const isEstimated = result.speakers.some((speaker) => speaker.estimated)
  return (
    <HorizontalBars
      title="Speaking time"
      subtitle={isEstimated ? 'by the number of words' : undefined}
      itemWord="Speaker"
      valueWord="Spoke"
      items={result.speakers.map(({ speaker, spokenMs }) => ({
        id: speaker ?? unnamedSpeaker,
        name: speaker ?? unnamedSpeaker,
        value: spokenMs,
        text: formatDuration(spokenMs, { language }),
      }))}
    />
  )
}
