import { AppError } from '@understudy/core'
import type { Refusal, RefusalReason } from '../schema.ts'

export const acceptedTranscripts = [
  'WebVTT (.vtt)',
  'SubRip (.srt)',
  '"Speaker: text" lines (.txt, .md)',
  'plain text (.txt, .md)',
  'one QMSum meeting (.json, .jsonl)',
]

const lookedFor = 'cues with times, "Speaker: text" lines, or prose; as UTF-8 or Windows-1252 text of at most 10 MB'

/** The error for a file that is not taken. `found` continues "This is …". */
export const refuseTranscript = (reason: RefusalReason, found: string, advice?: string): AppError => {
  const details: Refusal = { reason, found, lookedFor, accepted: acceptedTranscripts }
  const message = advice ?? 'A transcript is WebVTT, SubRip, "Speaker: text" lines, plain text or one QMSum meeting.'
  return new AppError('invalid_input', `This is ${found}. ${message}`, { details })
}
