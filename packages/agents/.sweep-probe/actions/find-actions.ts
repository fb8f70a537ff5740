import type { ActionItem, Due, LanguageCode, Turn } from '../schema.ts'
import { collectUnits, type Unit } from '../summary/collect-units.ts'
import { actionCues, type ActionCues } from './action-cues.ts'
import { findDue } from './find-due.ts'
import { findOwner, type ActionKind } from './find-owner.ts'

const mostActions = 15
const mostWords = 45
const turnsToDue = 4

const kindOf = (unit: Unit, cues: ActionCues): ActionKind | null => {
  if (cues.passing.test(unit.text) || cues.conditional.test(unit.text)) return null
  if (cues.request.test(unit.text)) return 'request'
  if (unit.isQuestion) return null
  if (cues.promise.test(unit.text)) return 'promise'
  return cues.duty.test(unit.text) ? 'duty' : null
}

const asksWhen = /(?:\b(?:when|by when|deadline)\b|(?<!\p{L})(?:när|till när|hur snart)(?!\p{L}))[^?]*\?/iu

/** In the sentence itself, or in the answer when someone asks "when?" right after. */
const dueOf = (unit: Unit, turns: Turn[], language: LanguageCode, meetingDate?: Date): Due => {
  const own = findDue(unit.text, language, meetingDate)
  if (own.phrase !== null) return own
  const after = turns.slice(unit.turn + 1, unit.turn + 1 + turnsToDue)
  const asked = after.findIndex((turn) => asksWhen.test(turn.text))
  const answer = asked === -1 ? undefined : after[asked + 1]
  return answer ? findDue(answer.text, language, meetingDate) : own
}

const isSameDeed = (a: Unit, b: Unit): boolean => {
  const shared = new Set(a.terms.filter((term) => b.terms.includes(term))).size
  return shared >= 0.7 * Math.min(new Set(a.terms).size, new Set(b.terms).size)
}

/** What somebody has to do after the meeting. Promises and requests; firm ones, with an owner or a date, before vague ones. */
export const findActions = (turns: Turn[], language: LanguageCode, meetingDate?: Date): ActionItem[] => {
  const cues = actionCues[language]
  const speakers = [...new Set(turns.map((turn) => turn.speaker).filter((name) => name !== null))]
  const found = collectUnits(turns, language).flatMap((unit) => {
    const kind = unit.isBrokenOff || unit.wordCount > mostWords || unit.wordCount < 4 ? null : kindOf(unit, cues)
    if (kind === null || unit.terms.length < 2) return []
    const due = dueOf(unit, turns, language, meetingDate)
    const owner = findOwner(unit, kind, turns, speakers, cues)
    const score =
      (owner === null ? 0 : 2) +
      (due.phrase === null ? 0 : 2) +
      (unit.turn > turns.length * 0.7 ? 1 : 0) +
      Math.min(2, unit.terms.length / 4)
    return owner === null && due.phrase === null && kind === 'request' ? [] : [{ unit, owner, due, score }]
  })
  const kept: typeof found = []
  for (const entry of [...found].sort((a, b) => b.score - a.score))
    if (kept.length < mostActions && !kept.some((other) => isSameDeed(other.unit, entry.unit))) kept.push(entry)
  return kept
    .sort((a, b) => a.unit.at - b.unit.at)
    .map(({ unit, owner, due }) => ({ text: unit.text, owner, due, evidence: unit.evidence, extractive: true }))
}
