import type { Decision, LanguageCode, Turn } from '../schema.ts'
import { collectUnits, type Unit } from '../summary/collect-units.ts'
import { decisionCues } from './decision-cues.ts'

const mostDecisions = 10
const firmScore = 3
const likelyScore = 1.5
const agreementScore = 1
const leastScore = 2.5
const turnsToAgree = 3
const endBonus = 0.5
const mostWords = 45

const hearsAgreement = (unit: Unit, turns: Turn[], agreement: RegExp): boolean =>
  turns
    .slice(unit.turn + 1, unit.turn + 1 + turnsToAgree)
    .some((turn) => turn.speaker !== unit.speaker && agreement.test(turn.text))

const isSameMatter = (a: Unit, b: Unit): boolean => {
  const shared = new Set(a.terms.filter((term) => b.terms.includes(term))).size
  return shared >= 0.6 * Math.min(new Set(a.terms).size, new Set(b.terms).size)
}

/** Sentences that settle something: said outright, or said as what "we will" do, agreed to by another and about something. */
export const findDecisions = (turns: Turn[], language: LanguageCode): Decision[] => {
  const cues = decisionCues[language]
  const scoreOf = (unit: Unit): number => {
    const isFirm = cues.firm.test(unit.text)
    const fewest = isFirm ? 1 : 3
    if (unit.isBrokenOff || unit.wordCount > mostWords || new Set(unit.terms).size < fewest || cues.not.test(unit.text)) return 0
    const base = isFirm ? firmScore : cues.likely.test(unit.text) ? likelyScore : 0
    if (base === 0) return 0
    const late = unit.turn > turns.length * 0.6 ? endBonus : 0
    return base + (hearsAgreement(unit, turns, cues.agreement) ? agreementScore : 0) + late
  }
  const ranked = collectUnits(turns, language)
    .map((unit) => ({ unit, score: scoreOf(unit) }))
    .filter(({ score }) => score >= leastScore)
    .sort((a, b) => b.score - a.score || b.unit.turn - a.unit.turn)
  const kept: Unit[] = []
  for (const { unit } of ranked)
    if (kept.length < mostDecisions && !kept.some((other) => isSameMatter(other, unit))) kept.push(unit)
  return kept.sort((a, b) => a.at - b.at).map(({ text, evidence }) => ({ text, evidence, extractive: true }))
}
