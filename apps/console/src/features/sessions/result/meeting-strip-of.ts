import type { MeetingDecision, MeetingSpeaker, MeetingTopic } from '@understudy/ui/charts'
import type { MeetingResult, Turn } from '@understudy/agents/meetmind'
import { decisionId } from './sentences'
import { turnTimes, type TurnTime } from './turn-times'

export interface MeetingAxis {
  lengthMs: number
  topics: MeetingTopic[]
  decisions: MeetingDecision[]
  speakers: MeetingSpeaker[]
  times: TurnTime[]
}

export const unnamedSpeaker = 'Not identified'

/** Topics, decisions and spoken intervals of a meeting on one axis. */
export function meetingStripOf(result: MeetingResult, turns: readonly Turn[]): MeetingAxis {
  const times = turnTimes(turns, result.transcript.durationMs ?? 0)
  const lengthMs = Math.max(1, ...times.slice(-50).map((time) => time.endMs))
  const speakers = new Map<string, MeetingSpeaker & { intervals: TurnTime[] }>()
  turns.forEach((turn, index) => {
    const name = turn.speaker ?? unnamedSpeaker
    const time = times[index]
    if (!time) return
    const speaker = speakers.get(name) ?? { id: name, name, intervals: [] }
    speaker.intervals.push(time)
    speakers.set(name, speaker)
  })
  return {
    lengthMs,
    times,
    topics: result.topics.map((topic, index) => ({
      id: String(index),
      title: topic.title,
      startMs: times[topic.startTurn]?.startMs ?? 0,
      endMs: times[topic.endTurn]?.endMs ?? 0,
    })),
    decisions: result.decisions.map((decision, index) => ({
      id: decisionId(index),
      title: decision.text,
      atMs: times[decision.evidence[0]?.turn ?? 0]?.startMs ?? 0,
    })),
    speakers: [...speakers.values()],
  }
}
