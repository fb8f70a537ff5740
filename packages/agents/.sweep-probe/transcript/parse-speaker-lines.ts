import { rawTurn, type ParsedTranscript, type RawTurn } from './raw-turn.ts'
import { splitHeading, splitSpeaker, type SpeakerLine } from './split-speaker.ts'

const speakerOf = (line: string): SpeakerLine | null => splitSpeaker(line) ?? splitHeading(line)

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '')

const sampledCharacters = 200_000

/** Whether who speaks stands at the front of the lines: a few names, used again and again, or most lines named. */
export const isSpeakerLines = (text: string): boolean => {
  // The beginning tells; a long file is not read twice.
  const lines = linesOf(text.slice(0, sampledCharacters))
  const named = lines.map(speakerOf).filter((line) => line !== null)
  if (named.length < 2) return false
  const distinct = new Set(named.map((line) => line.speaker.toLowerCase())).size
  const isMostlyNamed = named.length >= lines.length * 0.4
  const isRepeating = distinct <= named.length * 0.5 && named.length >= lines.length * 0.1
  return isRepeating || (isMostlyNamed && distinct <= 30)
}

const withEnds = (turns: RawTurn[]): RawTurn[] =>
  turns.map((turn, at) => rawTurn(turn.speaker, turn.text, turn.startMs, turns[at + 1]?.startMs))

export const parseSpeakerLines = (text: string): ParsedTranscript => {
  const turns: RawTurn[] = []
  for (const line of linesOf(text)) {
    const named = speakerOf(line)
    const before = turns.at(-1)
    if (named) turns.push(rawTurn(named.speaker, named.text, named.startMs))
    else if (before) before.text = `${before.text} ${line.trim()}`.trim()
    else turns.push(rawTurn(null, line.trim()))
  }
  return { turns: withEnds(turns.filter((turn) => turn.text !== '')), warnings: [] }
}
