import type { Answer, LanguageCode, Quote, Turn } from '../schema.ts'
import { collectUnits, type Unit } from '../summary/collect-units.ts'
import { findRelevance } from './find-relevance.ts'
import { readQuestion } from './read-question.ts'

const mostQuotes = 3
const leastScore = 0.15
const fewestWords = 4
const askedSpeakerBonus = 1.5

/** Part of the question's words that a passage has, with its neighbours. */
const coverage = (units: Unit[], at: number, terms: string[]): number => {
  const near = new Set(units.slice(Math.max(0, at - 1), at + 2).flatMap((unit) => unit.terms))
  return terms.filter((term) => near.has(term)).length / Math.max(1, terms.length)
}

const quoteOf = (unit: Unit, turns: Turn[], score: number): Quote => {
  const said = unit.evidence.map(({ turn, start, end }) => turns.find((one) => one.index === turn)?.text.slice(start, end) ?? '')
  return { text: said.join(' '), turn: unit.turn, speaker: unit.speaker, score: Math.min(1, score) }
}

/** The sentences of one meeting that answer best, word for word. `answered` is false when nobody spoke of it. */
export const answerQuestion = (turns: Turn[], question: string, language: LanguageCode): Answer => {
  const units = collectUnits(turns, language)
  const names = [...new Set(turns.map((turn) => turn.speaker).filter((name) => name !== null))]
  const { terms, speakers } = readQuestion(question, names, language)
  const { own, around, isFound } = findRelevance(units, terms)
  if (!isFound) return { question, quotes: [], answered: false }
  const scored = units
    .map((unit, at) => {
      const fit = 0.45 * (own[at] ?? 0) + 0.2 * (around[at] ?? 0) + 0.35 * coverage(units, at, terms)
      const bySpeaker = speakers.length === 0 || speakers.includes(unit.speaker ?? '') ? 1 : 1 / askedSpeakerBonus
      const usable = (own[at] ?? 0) > 0 && unit.wordCount >= fewestWords
      return { unit, score: usable ? fit * bySpeaker * (unit.isQuestion ? 0.5 : 1) * (unit.isBrokenOff ? 0.7 : 1) : 0 }
    })
    .filter(({ score }) => score >= leastScore)
    .sort((a, b) => b.score - a.score)
  const quotes: Quote[] = []
  for (const { unit, score } of scored) {
    const quote = quoteOf(unit, turns, score)
    if (quotes.length < mostQuotes && !quotes.some((other) => other.text === quote.text)) quotes.push(quote)
  }
  return { question, quotes, answered: quotes.length > 0 }
}
