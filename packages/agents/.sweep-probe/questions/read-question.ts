import type { LanguageCode } from '../schema.ts'
import { contentTerms } from '../text/content-terms.ts'
import { stem } from '../text/stem.ts'

const askingWords = `summarize summarise summary discuss discussed discussion opinion opinions conclude conclusion decide decided propose proposed introduce describe
  suggest suggested explain explained team group attitude toward regarding present thought talked view mentioned reach agree agreed sammanfatta diskutera
  diskuterade diskussionen berätta beskriv förklara föreslog föreslå ansåg tyckte gruppen teamet handlade gällande angående kring`

const isAsking = (term: string, language: LanguageCode): boolean =>
  askingWords.split(/\s+/).some((word) => stem(word, language) === term)

export type ReadQuestion = { terms: string[]; speakers: string[] }

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const standsIn = (name: string, question: string): boolean =>
  new RegExp(String.raw`(?<![\p{L}\p{N}])${escape(name)}(?![\p{L}\p{N}])`, 'u').test(question)

/** "Maja" for "Maja Öberg", "Barry Hughes" in full; a single word of a role ("Project") does not name anybody. */
const isNamed = (speaker: string, question: string, speakers: string[]): boolean => {
  if (standsIn(speaker, question)) return true
  const first = speaker.split(' ')[0] ?? ''
  const isUnique = speakers.filter((other) => other.split(' ')[0] === first).length === 1
  return (
    isUnique &&
    first.length > 2 &&
    !/^(?:Project|User|Industrial|Grad|PhD|Speaker|Talare|Dr)$/.test(first) &&
    standsIn(first, question)
  )
}

/** What a question asks about, as stems, and whose words it asks for. */
export const readQuestion = (question: string, speakers: string[], language: LanguageCode): ReadQuestion => {
  const named = speakers.filter((speaker) => isNamed(speaker, question, speakers))
  const rest = named.reduce(
    (text, speaker) => text.replaceAll(speaker, ' ').replaceAll(speaker.split(' ')[0] ?? speaker, ' '),
    question,
  )
  const terms = [...new Set(contentTerms(rest, language))]
  const telling = terms.filter((term) => !isAsking(term, language))
  return { terms: telling.length > 0 ? telling : terms, speakers: named }
}
