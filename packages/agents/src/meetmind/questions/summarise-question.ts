import type { LanguageCode, Sentence, Turn } from '../schema.ts'
import { asSentence } from '../summary/as-sentence.ts'
import { collectUnits, type Unit } from '../summary/collect-units.ts'
import { isReadable, standsAlone } from '../summary/is-readable.ts'
import { selectUnits } from '../summary/select-units.ts'
import { weighTerms } from '../summary/weigh-terms.ts'
import { findRelevance } from './find-relevance.ts'
import { readQuestion } from './read-question.ts'

const wordBudget = 70
const lengthPower = 1
const askedSpeakerBonus = 1.8

/** Of the sentences of a meeting those that together say most about the question; none when nobody spoke of it. */
const selectForQuestion = (units: Unit[], question: string, language: LanguageCode): Unit[] => {
  const names = [...new Set(units.map((unit) => unit.speaker).filter((name) => name !== null))]
  const { terms, speakers } = readQuestion(question, names, language)
  const relevance = findRelevance(units, terms)
  if (!relevance.isFound) return []
  const places = new Map(units.map((unit, at) => [unit, at]))
  const around = (unit: Unit): number => relevance.around[places.get(unit) ?? -1] ?? 0
  const own = (unit: Unit): number => relevance.own[places.get(unit) ?? -1] ?? 0
  const bySpeaker = (unit: Unit): number => (unit.speaker !== null && speakers.includes(unit.speaker) ? askedSpeakerBonus : 1)
  return selectUnits(units.filter(isReadable), {
    wordBudget,
    weights: weighTerms(units, around),
    lengthPower,
    prior: (unit) => (own(unit) + around(unit)) * bySpeaker(unit) * standsAlone(unit),
  })
}

/** An extractive summary of what cleaned turns say about a question. */
export const summariseQuestion = (turns: Turn[], question: string, language: LanguageCode): Sentence[] =>
  selectForQuestion(collectUnits(turns, language), question, language).map(asSentence)
