import type { Turn } from '@understudy/agents/meetmind'

export interface Find {
  turn: number
  start: number
  end: number
}

/** Every place of the words, without regard to case; stops at a thousand, which nobody steps through. */
export function findInTurns(turns: readonly Pick<Turn, 'index' | 'text'>[], words: string, limit = 1_000): Find[] {
  const wanted = words.trim().toLowerCase()
  if (wanted === '') return []
  const found: Find[] = []
  for (const { index, text } of turns) {
    const lower = text.toLowerCase()
    for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + wanted.length)) {
      found.push({ turn: index, start: at, end: at + wanted.length })
      if (found.length >= limit) return found
    }
  }
  return found
}
