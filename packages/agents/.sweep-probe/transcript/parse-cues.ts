import type { RawTurn } from './raw-turn.ts'

/** A subtitle: its times in milliseconds, null when they cannot be read, and its lines. */
export type Cue = { startMs: number | null; endMs: number | null; lines: string[] }

const stamp = String.raw`(?:(\d+):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})`
const timingLine = new RegExp(String.raw`^\s*${stamp}\s*-->\s*${stamp}(?:\s.*)?$`)
const anyTiming = /^\s*[\d:.,]*\s*-->\s*[\d:.,]*(?:\s|$)/

const milliseconds = (parts: (string | undefined)[]): number => {
  const [hours, minutes, seconds, fraction] = parts
  return (Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000 + Number((fraction ?? '').padEnd(3, '0'))
}

const openCue = (line: string): Cue => {
  const found = timingLine.exec(line)
  if (!found) return { startMs: null, endMs: null, lines: [] }
  return { startMs: milliseconds(found.slice(1, 5)), endMs: milliseconds(found.slice(5, 9)), lines: [] }
}

/**
 * Cues of a WebVTT or SRT body. Our own because @plussub/srt-vtt-parser 2.0.5 takes any identifier that holds "note" for a comment
 * and the cue after an empty one for its text, and both lose words. Lines outside any cue go to the cue before them.
 */
export const parseCues = (lines: string[]): { cues: Cue[]; hasUnreadableTimes: boolean } => {
  const cues: Cue[] = []
  let hasUnreadableTimes = false
  lines.forEach((line, at) => {
    const isTiming = anyTiming.test(line)
    const current = cues.at(-1)
    if (isTiming) {
      const cue = openCue(line)
      hasUnreadableTimes ||= cue.startMs === null
      cues.push(cue)
      return
    }
    const isIdentifier = anyTiming.test(lines[at + 1] ?? '') && (lines[at - 1] ?? '').trim() === ''
    if (isIdentifier || line.trim() === '') return
    if (current) current.lines.push(line.trim())
    else cues.push({ startMs: null, endMs: null, lines: [line.trim()] })
  })
  return { cues, hasUnreadableTimes }
}

const maxJoinedCharacters = 700
const maxPauseMs = 2500
const endsSentence = /[.?!…]["'”’)]*$/

const goesOn = (before: RawTurn, next: RawTurn): boolean => {
  if (before.speaker !== next.speaker || before.text.length > maxJoinedCharacters) return false
  if (before.endMs !== undefined && next.startMs !== undefined && next.startMs - before.endMs > maxPauseMs) return false
  return next.speaker !== null || !endsSentence.test(before.text)
}

/** A cue is what fits on a screen, a turn is what someone says: joins the cues of one speaker until a pause or a paragraph's length. */
export const joinCues = (turns: RawTurn[]): RawTurn[] => {
  const joined: RawTurn[] = []
  for (const turn of turns) {
    const before = joined.at(-1)
    if (before && goesOn(before, turn)) {
      before.text = `${before.text} ${turn.text}`.trim()
      if (turn.endMs !== undefined && before.startMs !== undefined) before.endMs = turn.endMs
    } else joined.push({ ...turn })
  }
  return joined
}
