import { joinCues, parseCues, type Cue } from './parse-cues.ts'
import { rawTurn, type ParsedTranscript, type RawTurn } from './raw-turn.ts'
import { splitSpeaker } from './split-speaker.ts'
import { stripMarkup } from './strip-markup.ts'

const voice = /<v(?:\.[^\s>]*)?\s+([^>]*)>/g

const skipBlocks = (lines: string[]): string[] => {
  const kept: string[] = []
  let isSkipping = true
  lines.forEach((line, at) => {
    const opensBlock = at > 0 && (lines[at - 1] ?? '').trim() === ''
    if (line.includes('-->')) isSkipping = false
    else if (opensBlock && /^(NOTE|STYLE|REGION)(\s|$)/.test(line) && !(lines[at + 1] ?? '').includes('-->')) isSkipping = true
    else if (line.trim() === '') isSkipping = false
    if (!isSkipping) kept.push(line)
  })
  return kept
}

const nameOf = (annotation: string): string | null => stripMarkup(annotation) || null

const turnsOfCue = (cue: Cue): RawTurn[] => {
  const text = cue.lines.join('\n')
  const voices = [...text.matchAll(voice)]
  if (voices.length === 0) return cue.lines.map((line) => turnOfLine(line, cue)).filter((turn) => turn.text !== '')
  const before = stripMarkup(text.slice(0, voices[0]?.index))
  const spoken = voices.map((found, at) => {
    const words = stripMarkup(text.slice(found.index + found[0].length, voices[at + 1]?.index))
    return rawTurn(nameOf(found[1] ?? ''), words, cue.startMs, cue.endMs)
  })
  return [...(before === '' ? [] : [rawTurn(null, before, cue.startMs, cue.endMs)]), ...spoken].filter((turn) => turn.text !== '')
}

const turnOfLine = (line: string, cue: Cue): RawTurn => {
  const plain = stripMarkup(line)
  const named = splitSpeaker(plain)
  const isNamed = named !== null && named.text !== ''
  return isNamed ? rawTurn(named.speaker, named.text, cue.startMs, cue.endMs) : rawTurn(null, plain, cue.startMs, cue.endMs)
}

/** A line without a name inside a cue belongs to whoever the cue began with. */
const carrySpeaker = (turns: RawTurn[]): RawTurn[] => {
  let speaker: string | null = null
  return turns.map((turn) => {
    speaker = turn.speaker ?? speaker
    return { ...turn, speaker }
  })
}

export const turnsOfCues = (cues: Cue[]): RawTurn[] => joinCues(cues.flatMap((cue) => carrySpeaker(turnsOfCue(cue))))

export const isWebvtt = (text: string): boolean => /^WEBVTT(?:[ \t\n]|$)/.test(text)

export const parseWebvtt = (text: string): ParsedTranscript => {
  const { cues, hasUnreadableTimes } = parseCues(skipBlocks(text.split('\n')))
  return { turns: turnsOfCues(cues), warnings: hasUnreadableTimes ? ['Some cues have times that cannot be read.'] : [] }
}
