import { z } from 'zod'
import type { GivenFile, MeetingChoice } from './read-transcript'

const lineSchema = z.object({ meeting_transcripts: z.array(z.object({ speaker: z.string(), content: z.string() })) })

const parseLine = (line: string): z.infer<typeof lineSchema> | null => {
  try {
    return lineSchema.safeParse(JSON.parse(line)).data ?? null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** The lines of a QMSum file that hold a meeting, in their order. */
const meetingLines = (text: string) =>
  text.split('\n').flatMap((line) => {
    const meeting = line.trim() === '' ? null : parseLine(line)
    return meeting ? [{ line, meeting }] : []
  })

/** What tells the meetings of one file apart: how long, how many speak, how each begins. */
export const meetingsIn = (text: string): MeetingChoice[] =>
  meetingLines(text).map(({ meeting: { meeting_transcripts: turns } }, index) => ({
    index,
    turns: turns.length,
    speakers: new Set(turns.map(({ speaker }) => speaker)).size,
    begins:
      (turns.find(({ content }) => content.length > 40) ?? turns[0])?.content
        .replace(/\{\w+\}/g, '')
        .trim()
        .slice(0, 140) ?? '',
  }))

/** One meeting of a file as a file of its own, so that only what was chosen is sent. */
export function extractMeeting(file: GivenFile, index: number): GivenFile {
  const chosen = meetingLines(new TextDecoder().decode(file.bytes))[index]
  const name = file.name.replace(/(\.\w+)?$/, ` meeting ${index + 1}.json`)
  return { name, bytes: new TextEncoder().encode(chosen?.line ?? '') }
}
