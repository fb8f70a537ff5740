import { z } from 'zod'
import type { ParsedTranscript } from './raw-turn.ts'
import { rawTurn } from './raw-turn.ts'
import { refuseTranscript } from './refuse-transcript.ts'

const QmsumMeeting = z.object({ meeting_transcripts: z.array(z.object({ speaker: z.string(), content: z.string() })) })
type QmsumMeeting = z.infer<typeof QmsumMeeting>

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

const asMeeting = (value: unknown): QmsumMeeting | null => QmsumMeeting.safeParse(value).data ?? null

/** The values of a JSON or JSON-lines file, or null when the text is neither. */
export const readJsonValues = (text: string): unknown[] | null => {
  if (!/^\s*[[{]/.test(text)) return null
  const whole = readJson(text)
  if (whole !== undefined) return [whole]
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const values = lines.map(readJson)
  return values.every((value) => value !== undefined) ? values : null
}

/** The one meeting in the values, or the one chosen by its place; refuses JSON without meetings and files with several. */
export const parseQmsum = (values: unknown[], meeting?: number): ParsedTranscript => {
  const meetings = values.map(asMeeting).filter((found) => found !== null)
  if (meetings.length === 0) throw refuseTranscript('not_a_transcript', 'JSON without a meeting in it')
  if (meetings.length > 1 && meeting === undefined)
    throw refuseTranscript(
      'several_meetings',
      `a file with ${meetings.length} meetings`,
      'Choose one of them, or give a file with one meeting.',
    )
  const chosen = meetings[meeting ?? 0]
  if (!chosen)
    throw refuseTranscript(
      'several_meetings',
      `a file with ${meetings.length} meetings`,
      `It has no meeting ${(meeting ?? 0) + 1}.`,
    )
  const turns = chosen.meeting_transcripts
    .map(({ speaker, content }) => rawTurn(speaker.trim() || null, content.trim()))
    .filter((turn) => turn.text !== '')
  return { turns, warnings: [] }
}
