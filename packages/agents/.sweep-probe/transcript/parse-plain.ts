import { countWords } from '../text/words.ts'
import { rawTurn, type ParsedTranscript } from './raw-turn.ts'

const longParagraphWords = 120

const splitLong = (paragraph: string): string[] => {
  if (countWords(paragraph) <= longParagraphWords) return [paragraph]
  const parts: string[] = []
  for (const sentence of paragraph.split(/(?<=[.?!…]["'”’)]*)\s+/)) {
    const before = parts.at(-1)
    if (before !== undefined && countWords(before) < longParagraphWords / 2) parts[parts.length - 1] = `${before} ${sentence}`
    else parts.push(sentence)
  }
  return parts
}

/** Prose without names: a paragraph is a turn, a long one is several, so that evidence points somewhere useful. */
export const parsePlain = (text: string): ParsedTranscript => {
  const blocks = /\n\s*\n/.test(text) ? text.split(/\n\s*\n/) : text.split('\n')
  const paragraphs = blocks.map((block) => block.replace(/\s+/g, ' ').trim()).filter((block) => block !== '')
  return {
    turns: paragraphs.flatMap(splitLong).map((paragraph) => rawTurn(null, paragraph)),
    warnings: ['Nobody is named: speaking time and owners of actions are left out.'],
  }
}
