import type { Turn } from '../schema.ts'
import { countWords } from '../text/words.ts'

/** Conversation in English and Swedish runs at about this rate. */
const wordsPerMinute = 150

export const estimateSpokenMs = (wordCount: number): number => Math.round((wordCount / wordsPerMinute) * 60_000)

type Duration = { durationMs: number | null; durationIsEstimated: boolean }

/** From the first time to the last; by the number of words when less than half of the turns have times. */
export const measureDuration = (turns: Turn[]): Duration => {
  if (turns.length === 0) return { durationMs: null, durationIsEstimated: false }
  const starts = turns.flatMap((turn) => (turn.startMs === undefined ? [] : [turn.startMs]))
  if (starts.length * 2 >= turns.length && starts.length > 0) {
    const first = starts.reduce((least, at) => Math.min(least, at))
    const last = turns.reduce((most, turn) => Math.max(most, turn.endMs ?? turn.startMs ?? 0), 0)
    if (last > first) return { durationMs: last - first, durationIsEstimated: false }
  }
  const wordCount = turns.reduce((sum, turn) => sum + countWords(turn.text), 0)
  return { durationMs: estimateSpokenMs(wordCount), durationIsEstimated: true }
}
