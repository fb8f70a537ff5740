import type { Transcript } from '../schema.ts'
import { cleanText } from './clean-text.ts'

/** The same turns in the same places with cleaned text; a turn that held only noise is left empty. Evidence points into this text. */
export const cleanTranscript = (transcript: Transcript): Transcript => ({
  ...transcript,
  turns: transcript.turns.map((turn) => ({ ...turn, text: cleanText(turn.text) })),
})
