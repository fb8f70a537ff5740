import type { Evidence, LanguageCode, Turn } from '../schema.ts'
import { contentTerms } from '../text/content-terms.ts'
import { polishSentence, wasGivenUp } from '../text/polish-sentence.ts'
import { splitSentences, type Span } from '../text/split-sentences.ts'
import { countWords } from '../text/words.ts'

/** A sentence as candidate: what may be picked, where it stands and what it is about. */
export type Unit = {
  /** Place among the units of the meeting. */
  at: number
  text: string
  speaker: string | null
  turn: number
  evidence: [Evidence, ...Evidence[]]
  terms: string[]
  wordCount: number
  isQuestion: boolean
  isBrokenOff: boolean
}

type Piece = { speaker: string | null; text: string; evidence: [Evidence, ...Evidence[]]; isOpen: boolean }

const backchannelWords = 4
const maxJoinedWords = 45
const turnsToLookBack = 4

const isOpen = (text: string): boolean => !/[.?!…]["'”’)]*$/.test(text)

const piecesOf = (turn: Turn): Piece[] =>
  splitSentences(turn.text).map((span: Span) => {
    const text = turn.text.slice(span.start, span.end)
    return { speaker: turn.speaker, text, evidence: [{ turn: turn.index, ...span }], isOpen: isOpen(text) }
  })

/** The unfinished sentence of this speaker that only small noises have interrupted. */
const unfinished = (pieces: Piece[], speaker: string | null, turn: number): Piece | null => {
  for (let at = pieces.length - 1; at >= 0; at -= 1) {
    const piece = pieces[at]
    if (!piece || turn - (piece.evidence.at(-1)?.turn ?? 0) > turnsToLookBack) return null
    if (piece.speaker === speaker) return piece.isOpen && !piece.text.endsWith('–') ? piece : null
    if (countWords(piece.text) > backchannelWords) return null
  }
  return null
}

const asUnit = (piece: Piece, at: number, language: LanguageCode): Unit => {
  const text = polishSentence(piece.text, language)
  return {
    at,
    text,
    speaker: piece.speaker,
    turn: piece.evidence[0].turn,
    evidence: piece.evidence,
    terms: contentTerms(text, language),
    wordCount: countWords(text),
    isQuestion: /\?["'”’)]*$/.test(text),
    isBrokenOff: /[–…]|—\S?$/.test(text) || wasGivenUp(piece.text),
  }
}

/** The sentences of cleaned turns; one that a speaker goes on with after an "mm-hmm" is put together again. */
export const collectUnits = (turns: Turn[], language: LanguageCode): Unit[] => {
  const pieces: Piece[] = []
  for (const turn of turns) {
    const own = piecesOf(turn)
    const [first, ...rest] = own
    const open = first && turn.speaker !== null ? unfinished(pieces, turn.speaker, turn.index) : null
    const joins = first && open && countWords(open.text) + countWords(first.text) <= maxJoinedWords
    if (joins) {
      open.text = `${open.text} ${first.text}`
      open.evidence.push(first.evidence[0])
      open.isOpen = first.isOpen
      pieces.push(...rest)
    } else pieces.push(...own)
  }
  return pieces.map((piece, at) => asUnit(piece, at, language)).filter((unit) => unit.wordCount > 0)
}
