import type { Turn } from '@understudy/agents/meetmind'

export interface TurnTime {
  startMs: number
  endMs: number
}

const countWords = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0

/** A place on the meeting's axis for every turn: its own times where it has them, else by the words spoken before it. */
export function turnTimes(turns: readonly Turn[], durationMs: number): TurnTime[] {
  const timed = turns.filter((turn) => turn.startMs !== undefined).length
  return timed * 2 >= turns.length && timed > 0 ? byClock(turns) : byWords(turns, durationMs)
}

function byClock(turns: readonly Turn[]): TurnTime[] {
  const zero = turns.reduce((least, turn) => Math.min(least, turn.startMs ?? Infinity), Infinity)
  let last = 0
  const starts = turns.map((turn) => (last = Math.max(last, (turn.startMs ?? zero + last) - zero)))
  return turns.map((turn, index) => {
    const startMs = starts[index] ?? 0
    const endMs = turn.endMs === undefined ? (starts[index + 1] ?? startMs) : turn.endMs - zero
    return { startMs, endMs: Math.max(startMs, endMs) }
  })
}

function byWords(turns: readonly Turn[], durationMs: number): TurnTime[] {
  const counts = turns.map((turn) => countWords(turn.text))
  const all = Math.max(
    1,
    counts.reduce((sum, count) => sum + count, 0),
  )
  let before = 0
  return counts.map((count) => {
    const startMs = (before / all) * durationMs
    before += count
    return { startMs, endMs: (before / all) * durationMs }
  })
}
