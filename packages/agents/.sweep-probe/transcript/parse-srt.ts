import { parseCues } from './parse-cues.ts'
import { turnsOfCues } from './parse-webvtt.ts'
import type { ParsedTranscript } from './raw-turn.ts'

const timing = /^[ \t]*\d+:\d{1,2}:\d{1,2}[.,]\d{1,3}[ \t]*-->[ \t]*\d+:\d{1,2}:\d{1,2}[.,]\d{1,3}/m

export const isSrt = (text: string): boolean => timing.test(text)

export const parseSrt = (text: string): ParsedTranscript => {
  const { cues, hasUnreadableTimes } = parseCues(text.split('\n'))
  return { turns: turnsOfCues(cues), warnings: hasUnreadableTimes ? ['Some cues have times that cannot be read.'] : [] }
}
