import type { Sentence } from '../schema.ts'
import type { Unit } from './collect-units.ts'

export const asSentence = (unit: Unit): Sentence => ({
  text: unit.text,
  speaker: unit.speaker,
  evidence: unit.evidence,
  extractive: true,
})
