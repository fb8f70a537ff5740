import type { Answer, LanguageCode } from '../schema.ts'
import { collectUnits } from '../summary/collect-units.ts'
import { findRelevance } from './find-relevance.ts'
import { readQuestion } from './read-question.ts'

/** A turn that a search brought up; `rank` is its place there, 0 the best. */
export type CandidateTurn = { meetingId: string; turn: number; speaker: string | null; text: string; rank?: number }

const mostQuotes = 6
const mostFromOneMeeting = 3
const leastScore = 0.2

/** The best sentences of turns from several meetings, ranked together: the words asked for count most, the search's own order breaks near ties. */
export const answerAcrossMeetings = (candidates: CandidateTurn[], question: string, language: LanguageCode): Answer => {
  const turns = candidates.map(({ speaker, text }, index) => ({ index, speaker, text }))
  // Neighbours here come from different meetings, so a sentence never goes on in the next candidate.
  const units = turns.flatMap((turn) => collectUnits([turn], language))
  const names = [...new Set(candidates.map((candidate) => candidate.speaker).filter((name) => name !== null))]
  const { terms, speakers } = readQuestion(question, names, language)
  const { own, isFound } = findRelevance(units, terms)
  if (!isFound) return { question, quotes: [], answered: false }
  const scored = units.flatMap((unit, at) => {
    const candidate = candidates[unit.turn]
    if (!candidate || (own[at] ?? 0) === 0) return []
    const covered = terms.filter((term) => unit.terms.includes(term)).length / Math.max(1, terms.length)
    const bySearch = candidate.rank === undefined ? 0 : 0.1 / (1 + candidate.rank)
    const bySpeaker = speakers.length === 0 || speakers.includes(unit.speaker ?? '') ? 1 : 0.7
    const score = Math.min(1, (0.5 * (own[at] ?? 0) + 0.4 * covered + bySearch) * bySpeaker * (unit.isQuestion ? 0.5 : 1))
    const quoted = unit.evidence.map(({ start, end }) => candidate.text.slice(start, end)).join(' ')
    return [{ text: quoted, turn: candidate.turn, speaker: unit.speaker, score, meetingId: candidate.meetingId }]
  })
  const quotes: typeof scored = []
  for (const quote of scored.filter(({ score }) => score >= leastScore).sort((a, b) => b.score - a.score)) {
    const isRepeat = quotes.some((other) => other.text === quote.text)
    const fromSame = quotes.filter((other) => other.meetingId === quote.meetingId).length
    if (quotes.length < mostQuotes && !isRepeat && fromSame < mostFromOneMeeting) quotes.push(quote)
  }
  return { question, quotes, answered: quotes.length > 0 }
}
