import type { Transcript, TranscriptFormat } from '../schema.ts'
import { countWords } from '../text/words.ts'
import { decodeText } from './decode-text.ts'
import { detectLanguage } from './detect-language.ts'
import { measureDuration } from './measure-duration.ts'
import { nameOtherText } from './name-other-text.ts'
import { parsePlain } from './parse-plain.ts'
import { parseQmsum, readJsonValues } from './parse-qmsum.ts'
import { isSpeakerLines, parseSpeakerLines } from './parse-speaker-lines.ts'
import { isSrt, parseSrt } from './parse-srt.ts'
import { isWebvtt, parseWebvtt } from './parse-webvtt.ts'
import type { ParsedTranscript } from './raw-turn.ts'
import { refuseTranscript } from './refuse-transcript.ts'

const leastPlainWords = 10

const parse = (text: string, meeting?: number): { format: TranscriptFormat } & ParsedTranscript => {
  if (isWebvtt(text)) return { format: 'webvtt', ...parseWebvtt(text) }
  const json = readJsonValues(text)
  if (json) return { format: 'qmsum', ...parseQmsum(json, meeting) }
  if (isSrt(text)) return { format: 'srt', ...parseSrt(text) }
  const other = nameOtherText(text)
  if (other) throw refuseTranscript('not_a_transcript', other)
  if (isSpeakerLines(text)) return { format: 'speaker-lines', ...parseSpeakerLines(text) }
  if (countWords(text) < leastPlainWords) throw refuseTranscript('not_a_transcript', `a text of ${countWords(text)} words`)
  return { format: 'plain', ...parsePlain(text) }
}

const usualEndings: Record<string, TranscriptFormat> = { vtt: 'webvtt', srt: 'srt', json: 'qmsum', jsonl: 'qmsum' }
const formatNames: Record<TranscriptFormat, string> = {
  webvtt: 'WebVTT',
  srt: 'SubRip',
  'speaker-lines': '"Speaker: text" lines',
  plain: 'plain text',
  qmsum: 'a QMSum meeting',
}

const warnOfName = (format: TranscriptFormat, fileName?: string, declaredType?: string): string[] => {
  const ending = fileName?.toLowerCase().split('.').at(-1) ?? ''
  const expected = usualEndings[ending] ?? (declaredType?.startsWith('text/vtt') === true ? 'webvtt' : format)
  return expected === format ? [] : [`Named or declared as ${formatNames[expected]}, the content is ${formatNames[format]}.`]
}

/**
 * Reads a transcript out of a file, in the browser or on a server. The content decides; the name and the declared type only lead to warnings.
 * `meeting` picks one, counted from 0, of a file with several. Throws `invalid_input` with a `Refusal` in its details for anything else.
 */
export const recogniseTranscript = (
  bytes: Uint8Array,
  fileName?: string,
  declaredType?: string,
  meeting?: number,
): Transcript => {
  const { text, warnings } = decodeText(bytes)
  const parsed = parse(text, meeting)
  const turns = parsed.turns.map((turn, index) => ({ index, ...turn }))
  const spoken = turns.map((turn) => turn.text).join('\n')
  if (countWords(spoken) === 0) throw refuseTranscript('not_a_transcript', `${formatNames[parsed.format]} without a word in it`)
  return {
    format: parsed.format,
    language: detectLanguage(spoken),
    turns,
    ...measureDuration(turns),
    warnings: [...warnings, ...warnOfName(parsed.format, fileName, declaredType), ...parsed.warnings],
  }
}
