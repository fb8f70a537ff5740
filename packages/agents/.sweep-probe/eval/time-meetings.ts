import { summariseMeeting } from '../summarise-meeting.ts'
import { recogniseTranscript } from '../transcript/recognise-transcript.ts'
import type { QmsumTestMeeting } from './load-qmsum.ts'

export type MeetingTimes = { medianMs: number; slowestMs: number; hourMs: number }

const hourMs = 3_600_000

/** Milliseconds from the bytes to the whole result; `hourMs` is scaled to sixty minutes of talk from all meetings together. */
export const timeMeetings = (meetings: QmsumTestMeeting[]): MeetingTimes => {
  const timed = meetings.map((meeting) => {
    const bytes = new TextEncoder().encode(JSON.stringify(meeting))
    const startedAt = performance.now()
    const transcript = recogniseTranscript(bytes)
    summariseMeeting(transcript)
    return { tookMs: performance.now() - startedAt, durationMs: transcript.durationMs ?? 0 }
  })
  const sorted = timed.map(({ tookMs }) => tookMs).sort((a, b) => a - b)
  const tookMs = sorted.reduce((sum, took) => sum + took, 0)
  const spokenMs = timed.reduce((sum, { durationMs }) => sum + durationMs, 0)
  return {
    medianMs: sorted[Math.floor(sorted.length / 2)] ?? 0,
    slowestMs: sorted.at(-1) ?? 0,
    hourMs: (tookMs / spokenMs) * hourMs,
  }
}
