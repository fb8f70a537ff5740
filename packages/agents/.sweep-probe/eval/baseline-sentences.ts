import type { QmsumTestMeeting } from './load-qmsum.ts'
import { rougeTokens } from './rouge.ts'

export type BaselineSentence = { text: string; tokens: string[] }

/** What the plain baselines choose from: the sentences as transcribed, only the transcriber's marks taken out. */
export const baselineSentences = (meeting: QmsumTestMeeting): BaselineSentence[] =>
  meeting.meeting_transcripts
    .flatMap(({ content }) => content.replace(/\{[a-z]+\}/g, ' ').split(/(?<=[.?!])\s+/))
    .map((text) => ({ text, tokens: rougeTokens(text) }))
    .filter((sentence) => sentence.tokens.length >= 5)

/** Best first until the words are used up, then in the order of the meeting. */
export const takeBest = (sentences: BaselineSentence[], scores: number[], words: number): string => {
  const order = sentences.map((_, at) => at).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0))
  const taken: number[] = []
  let used = 0
  for (const at of order) {
    if (used >= words) break
    taken.push(at)
    used += sentences[at]?.tokens.length ?? 0
  }
  return taken
    .sort((a, b) => a - b)
    .map((at) => sentences[at]?.text ?? '')
    .join(' ')
}

export const inverseFrequency = (sentences: BaselineSentence[]): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const { tokens } of sentences) for (const token of new Set(tokens)) counts.set(token, (counts.get(token) ?? 0) + 1)
  return new Map([...counts].map(([token, count]) => [token, Math.log((1 + sentences.length) / (1 + count))]))
}
