import type { Unit } from './collect-units.ts'

const fewestWords = 9
const mostWords = 36
const fewestTerms = 3

// A sentence that ends in one of these lost its rest; one that begins with these lost its subject.
const dangling =
  /\b(?:the|a|an|of|to|with|for|and|or|but|in|on|at|is|are|was|were|that|which|because|if|my|your|our|their|his|than|from|by|very|those|one's|att|och|eller|men|med|för|på|av|ett|som|om|när|eftersom|till|den|det här|ska|är|var|mycket)["'”’)]*[.!]$/iu
const subjectless =
  /^(?:how|long as|would|will|is|are|was|were|could|should|can|have|has|had|do|does|did|isn't|aren't|never|than|of|with|or|which|for|to|very|är|var|skulle|kan|har|hade|med|av|eller|som|än|vilket)\b/iu

/** Whether a person would keep this sentence in minutes: whole, a statement, about something, not too long to read. */
export const isReadable = (unit: Unit): boolean =>
  !unit.isQuestion &&
  !unit.isBrokenOff &&
  unit.wordCount >= fewestWords &&
  unit.wordCount <= mostWords &&
  new Set(unit.terms).size >= fewestTerms &&
  !dangling.test(unit.text) &&
  !subjectless.test(unit.text)

const pointsBack = /^(?:it|that|this|they|he|she|there|these|those|if|den|det|de|han|hon|om)\b/iu
const aboutTheMeeting =
  /\b(?:thank|welcome|apolog|moving on|move on|next slide|questions? (?:now )?from|take (?:the )?minutes|agenda|i don't (?:know|think|remember)|i (?:was|am) (?:just )?wondering|tack|välkom|nästa punkt|dagordning|jag vet inte|undrar)/iu

/** From 0 to 1: how well the sentence stands alone, and whether it is about the subject rather than about the meeting. */
export const standsAlone = (unit: Unit): number =>
  (pointsBack.test(unit.text) ? 0.7 : 1) * (aboutTheMeeting.test(unit.text) ? 0.5 : 1)
