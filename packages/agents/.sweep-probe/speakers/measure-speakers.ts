import type { SpeakerStats, Turn } from '../schema.ts'
import { countWords } from '../text/words.ts'
import { estimateSpokenMs } from '../transcript/measure-duration.ts'

type Sum = { turns: number; words: number; spokenMs: number; estimated: boolean }

const timed = (turn: Turn): number | null =>
  turn.startMs === undefined || turn.endMs === undefined || turn.endMs <= turn.startMs ? null : turn.endMs - turn.startMs

/** How much each speaker said, most first. Turns without times count by their words; those of nobody come under null. */
export const measureSpeakers = (turns: Turn[]): SpeakerStats[] => {
  const sums = new Map<string | null, Sum>()
  for (const turn of turns) {
    const wordCount = countWords(turn.text)
    const measured = timed(turn)
    const sum = sums.get(turn.speaker) ?? { turns: 0, words: 0, spokenMs: 0, estimated: false }
    sums.set(turn.speaker, {
      turns: sum.turns + 1,
      words: sum.words + wordCount,
      spokenMs: sum.spokenMs + (measured ?? estimateSpokenMs(wordCount)),
      estimated: sum.estimated || measured === null,
    })
  }
  const total = [...sums.values()].reduce((all, sum) => all + sum.spokenMs, 0)
  return [...sums]
    .map(([speaker, sum]) => ({ speaker, ...sum, share: total === 0 ? 0 : sum.spokenMs / total }))
    .sort((a, b) => b.spokenMs - a.spokenMs)
}
