import type { LanguageCode, Topic, Turn } from '../schema.ts'
import { contentTerms } from '../text/content-terms.ts'
import { countWords } from '../text/words.ts'
import { nameTopics } from './name-topics.ts'

const windowWords = 250
const shortestTopicWords = 200
const wordsPerTopic = 1500
const mostTopics = 8

type Weighed = { words: number; terms: Map<string, number> }

const weigh = (turn: Turn, language: LanguageCode): Weighed => {
  const terms = new Map<string, number>()
  for (const term of contentTerms(turn.text, language)) terms.set(term, (terms.get(term) ?? 0) + 1)
  return { words: countWords(turn.text), terms }
}

/** The terms of about `windowWords` words on one side of the gap before turn `at`. */
const gather = (turns: Weighed[], at: number, step: 1 | -1): Map<string, number> => {
  const terms = new Map<string, number>()
  let taken = 0
  for (let place = step === 1 ? at : at - 1; place >= 0 && place < turns.length && taken < windowWords; place += step) {
    const turn = turns[place]
    for (const [term, count] of turn?.terms ?? []) terms.set(term, (terms.get(term) ?? 0) + count)
    taken += turn?.words ?? 0
  }
  return terms
}

const cosine = (a: Map<string, number>, b: Map<string, number>): number => {
  let dot = 0
  for (const [term, count] of a) dot += count * (b.get(term) ?? 0)
  const square = (terms: Map<string, number>): number => [...terms.values()].reduce((sum, count) => sum + count * count, 0)
  return dot === 0 ? 0 : dot / Math.sqrt(square(a) * square(b))
}

const climb = (likeness: number[], from: number, step: 1 | -1): number => {
  let top = likeness[from] ?? 0
  for (let at = from + step; at > 0 && at < likeness.length && (likeness[at] ?? 0) >= top; at += step) top = likeness[at] ?? 0
  return top
}

/** How deep the valley of likeness is at each gap (Hearst's TextTiling). */
const depths = (likeness: number[]): number[] =>
  likeness.map((value, at) => (at === 0 ? 0 : climb(likeness, at, -1) + climb(likeness, at, 1) - 2 * value))

const chooseGaps = (turns: Weighed[], depth: number[], most: number): number[] => {
  let sum = 0
  const before = turns.map((turn) => (sum += turn.words))
  const wordsBefore = (gap: number): number => before[gap - 1] ?? 0
  const total = before.at(-1) ?? 0
  const mean = depth.reduce((all, value) => all + value, 0) / Math.max(1, depth.length)
  const chosen: number[] = []
  for (const gap of depth.map((_, at) => at).sort((a, b) => (depth[b] ?? 0) - (depth[a] ?? 0))) {
    if (chosen.length + 1 >= most || (depth[gap] ?? 0) <= mean) break
    const isApart = [0, total, ...chosen.map(wordsBefore)].every(
      (edge) => Math.abs(edge - wordsBefore(gap)) >= shortestTopicWords,
    )
    if (isApart) chosen.push(gap)
  }
  return chosen.sort((a, b) => a - b)
}

/** Splits cleaned turns where the words change, into a number of topics that suits the length, and names each by what sets it apart. */
export const segmentTopics = (turns: Turn[], language: LanguageCode): Topic[] => {
  if (turns.length === 0) return []
  const weighed = turns.map((turn) => weigh(turn, language))
  const total = weighed.reduce((sum, turn) => sum + turn.words, 0)
  const most = Math.max(1, Math.min(mostTopics, 1 + Math.round(total / wordsPerTopic)))
  const likeness = weighed.map((_, at) => (at === 0 ? 1 : cosine(gather(weighed, at, -1), gather(weighed, at, 1))))
  const gaps = chooseGaps(weighed, depths(likeness), most)
  const parts = [0, ...gaps].map((start, at) => ({ startTurn: start, endTurn: (gaps[at] ?? turns.length) - 1 }))
  return nameTopics(turns, parts, language)
}
