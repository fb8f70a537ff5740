import type { LanguageCode, Summary, Topic, Turn } from '../schema.ts'
import { asSentence } from './as-sentence.ts'
import { collectUnits, type Unit } from './collect-units.ts'
import { isReadable, standsAlone } from './is-readable.ts'
import { selectUnits } from './select-units.ts'
import { weighTerms } from './weigh-terms.ts'

const mostOverallWords = 115
const mostSectionWords = 60
const lengthPower = 0.5
const openingShare = 0.15
const openingBonus = 0.3

const budget = (units: Unit[], most: number): number => {
  const spoken = units.reduce((sum, unit) => sum + unit.wordCount, 0)
  return Math.max(20, Math.min(most, Math.round(spoken / 8)))
}

/** People say at the start what a meeting is for. */
const opening = (unit: Unit, total: number): number => 1 + openingBonus * Math.max(0, 1 - unit.at / (total * openingShare))

const choose = (units: Unit[], most: number, prior: (unit: Unit) => number): Unit[] =>
  selectUnits(units.filter(isReadable), {
    wordBudget: budget(units, most),
    weights: weighTerms(units),
    lengthPower,
    prior: (unit) => standsAlone(unit) * prior(unit),
  })

/** Of the sentences of a whole meeting those that together say most of what it was about. */
const summariseWhole = (units: Unit[]): Unit[] => choose(units, mostOverallWords, (unit) => opening(unit, units.length))

/** An extractive summary of cleaned turns: overall, and a section for each topic that has something to keep. */
export const summarise = (turns: Turn[], topics: Topic[], language: LanguageCode): Summary => {
  const units = collectUnits(turns, language)
  const sections = topics.map((topic, at) => {
    const own = units.filter((unit) => unit.turn >= topic.startTurn && unit.turn <= topic.endTurn)
    return { title: topic.title, topic: at, sentences: choose(own, mostSectionWords, () => 1).map(asSentence) }
  })
  return {
    overall: summariseWhole(units).map(asSentence),
    sections: sections.filter((section) => section.sentences.length > 0),
  }
}
