import type { Evidence, LanguageCode, Turn } from '../schema.ts'
import { contentTerms } from '../text/content-terms.ts'
import { splitSentences } from '../text/split-sentences.ts'

// A sentence shares a third of its subject with the turn it cites, or at least two of its words; less is a wrong citation.
const leastShared = 0.34
const leastFound = 0.5
const mostEvidence = 4

const shareOf = (terms: Set<string>, text: string, language: LanguageCode): number => {
  const said = new Set(contentTerms(text, language))
  const shared = [...terms].filter((term) => said.has(term)).length
  return terms.size === 0 ? 0 : shared / terms.size
}

/** The sentence of a turn that comes nearest, as a range. */
const locate = (terms: Set<string>, turn: Turn, language: LanguageCode): Evidence => {
  const spans = splitSentences(turn.text)
  const shares = spans.map((span) => shareOf(terms, turn.text.slice(span.start, span.end), language))
  const best = spans[shares.indexOf(Math.max(...shares))] ?? { start: 0, end: turn.text.length }
  return { turn: turn.index, ...best }
}

/**
 * Turns a model's citations into evidence. Cited turns that do not exist or share nothing with the sentence are dropped; when none is left, the
 * turn that fits best takes their place. Empty when no turn says it: then the sentence must not be shown.
 */
export const attachEvidence = (text: string, cited: number[], turns: Turn[], language: LanguageCode): Evidence[] => {
  const terms = new Set(contentTerms(text, language))
  const ranked = (candidates: Turn[], least: number): Turn[] =>
    candidates
      .map((turn) => ({ turn, share: shareOf(terms, turn.text, language) }))
      .filter(({ share }) => share >= least)
      // Of turns that say as much, the one that says little else.
      .sort(
        (a, b) =>
          b.share - a.share ||
          new Set(contentTerms(a.turn.text, language)).size - new Set(contentTerms(b.turn.text, language)).size,
      )
      .map(({ turn }) => turn)
  const named = turns.filter((turn) => cited.includes(turn.index) && turn.text !== '')
  const together = shareOf(terms, named.map((turn) => turn.text).join(' '), language)
  // A sentence that sums up several turns may share little with each of them and enough with all.
  const verified = together >= leastShared ? ranked(named, Math.min(leastShared, 1 / Math.max(1, terms.size))) : []
  const chosen = verified.length > 0 ? verified.slice(0, mostEvidence) : ranked(turns, leastFound).slice(0, 1)
  return chosen.map((turn) => locate(terms, turn, language))
}
