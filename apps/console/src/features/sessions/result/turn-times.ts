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

/** A recording that begins with a minute of silence keeps it; one whose clock begins at 09:00 starts at its first turn. */
const longestSilenceMs = 60_000

function byClock(turns: readonly Turn[]): TurnTime[] {
  const first = turns.reduce((least, turn) => Math.min(least, turn.startMs ?? Infinity), Infinity)
  const zero = first <= longestSilenceMs ? 0 : first
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
