import type { Turn } from '@understudy/agents/meetmind'

/** A place in a recording: "17:21", past an hour "1:02:03". */
export function recordingClock(atMs: number): string {
  const seconds = Math.floor(atMs / 1_000)
  const two = (value: number): string => String(value).padStart(2, '0')
  const hours = Math.floor(seconds / 3_600)
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return hours > 0 ? `${hours}:${rest}` : rest
}

/** How a turn is pointed at: by its time when the transcript has times, else by its number. */
export const turnLabel = (turn: Pick<Turn, 'index' | 'startMs'>): string =>
  turn.startMs === undefined ? `#${turn.index + 1}` : recordingClock(turn.startMs)
