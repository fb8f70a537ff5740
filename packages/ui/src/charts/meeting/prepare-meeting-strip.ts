export type Interval = { startMs: number; endMs: number }

export type MeetingTopic = Interval & { id: string; title: string }

export type MeetingDecision = { id: string; atMs: number; title: string }

export type MeetingSpeaker = { id: string; name: string; intervals: readonly Interval[] }

export type Placed = { leftPercent: number; widthPercent: number }

export type PreparedMeeting = {
  topics: (MeetingTopic & Placed)[]
  decisions: (MeetingDecision & { leftPercent: number })[]
  speakers: { id: string; name: string; spokenMs: number; share: number; spans: Placed[] }[]
  ticks: { minute: number; leftPercent: number }[]
}

type Meeting = {
  lengthMs: number
  topics: readonly MeetingTopic[]
  decisions: readonly MeetingDecision[]
  speakers: readonly MeetingSpeaker[]
}

const minuteMs = 60_000

/** Everything that happened in a meeting, placed on one axis from its start to its end. Those who spoke most come first. */
export function prepareMeetingStrip({ lengthMs, topics, decisions, speakers }: Meeting): PreparedMeeting {
  const percent = (ms: number) => (lengthMs <= 0 ? 0 : Math.max(0, Math.min(100, (ms / lengthMs) * 100)))
  const place = ({ startMs, endMs }: Interval): Placed => ({
    leftPercent: percent(startMs),
    widthPercent: percent(endMs) - percent(startMs),
  })
  const spoken = speakers.map((speaker) => ({
    ...speaker,
    spokenMs: speaker.intervals.reduce((sum, one) => sum + Math.max(0, one.endMs - one.startMs), 0),
  }))
  const wholeMs = spoken.reduce((sum, speaker) => sum + speaker.spokenMs, 0)
  // Merge what would be drawn closer than a tenth of a percent: a long meeting has thousands of turns.
  const closeMs = lengthMs / 1000
  return {
    topics: topics.map((topic) => ({ ...topic, ...place(topic) })),
    decisions: decisions.map((decision) => ({ ...decision, leftPercent: percent(decision.atMs) })),
    speakers: spoken
      .map((speaker) => ({
        id: speaker.id,
        name: speaker.name,
        spokenMs: speaker.spokenMs,
        share: wholeMs === 0 ? 0 : speaker.spokenMs / wholeMs,
        spans: merge(speaker.intervals, closeMs).map(place),
      }))
      .sort((one, other) => other.spokenMs - one.spokenMs),
    ticks: [0, 0.25, 0.5, 0.75, 1].map((part) => ({ minute: Math.round((lengthMs * part) / minuteMs), leftPercent: part * 100 })),
  }
}

function merge(intervals: readonly Interval[], closeMs: number): Interval[] {
  const merged: Interval[] = []
  for (const interval of [...intervals].sort((one, other) => one.startMs - other.startMs)) {
    const last = merged.at(-1)
    if (last !== undefined && interval.startMs - last.endMs <= closeMs) last.endMs = Math.max(last.endMs, interval.endMs)
    else merged.push({ ...interval })
  }
  return merged
}
