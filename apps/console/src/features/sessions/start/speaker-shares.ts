import type { Transcript } from '@understudy/agents/meetmind'

export interface SpeakerShare {
  speaker: string | null
  turns: number
  words: number
  /** Part of all words, 0 to 1. */
  share: number
}

const countWords = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0

/** Who speaks how much, by words, the most first. */
export function speakerShares(transcript: Pick<Transcript, 'turns'>): SpeakerShare[] {
  const bySpeaker = new Map<string | null, { turns: number; words: number }>()
  for (const { speaker, text } of transcript.turns) {
    const sum = bySpeaker.get(speaker) ?? { turns: 0, words: 0 }
    bySpeaker.set(speaker, { turns: sum.turns + 1, words: sum.words + countWords(text) })
  }
  const all = [...bySpeaker.values()].reduce((sum, { words }) => sum + words, 0)
  return [...bySpeaker]
    .map(([speaker, sum]) => ({ speaker, ...sum, share: all === 0 ? 0 : sum.words / all }))
    .sort((one, other) => other.words - one.words)
}
