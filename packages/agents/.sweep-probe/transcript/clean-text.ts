import { englishStopWords, swedishStopWords, talkWords } from '../text/stop-words.ts'

const marks =
  /\{(?:vocalsound|pause|comment|gap|nonvocalsound|laugh|cough)\}|(?<!\S)@(?:\s*@)*(?!\S)|<(?:vocalsound|pause|comment|gap|nonvocalsound|laugh|cough)>|[[(](?:laughter|laughs|inaudible|interruption|crosstalk|music|applause|pause|skratt|ohörbart|musik|paus|applåder)\.?[\])]/gi
const brokenOff = /\s*(?:\{disfmarker\}|<disfmarker>)(?:\s*(?:\{disfmarker\}|<disfmarker>))*\s*/gi
const filler =
  /(?<![\p{L}\p{N}'’])(?:u+h+m*|u+m+|e+r+m*|m+-hm+|m+ ?- ?h+m+|h+m+|mm+|ah+|öh+|äh+|eh+|öhm|ehm)(?![\p{L}\p{N}'’])\s*,?/giu

/** AMI and ICSI transcripts come in tokens: "isn 't it ?", "A_ B_", "user - friendly". */
const joinTokens = (text: string): string =>
  text
    .replace(/\s+(['’](?:s|m|re|ve|ll|d|t|em)\b)/gi, '$1')
    .replace(/\bn\s+['’]t\b/gi, "n't")
    .replace(/(\p{Lu})_(?=\p{Lu}(?:_|(?!\p{L})))/gu, '$1')
    .replace(/(\p{L})_(?=[\s.,?!'’-]|$)/gu, '$1')
    .replace(/(\p{L}) - (\p{Ll})/gu, '$1-$2')
    .replace(/(?<=^|\s)" ([^"]{1,200}?) "(?=[\s.,?!;:]|$)/g, '"$1"')
    .replace(/\s+([.,?!;:])(?=\s|$)/g, '$1')

// "feat feature": the beginning of a word that then comes whole; "for forty" and "you your" are words in their own right.
const begunWord = /(?<![\p{L}\p{N}'’.-])(\p{Ll}{1,4}) (?=\1\p{Ll})/gu
const isWord = (text: string): boolean => englishStopWords.has(text) || swedishStopWords.has(text) || talkWords.has(text)

/** "what we – what I meant" keeps the second try; "are are going", "g are going" keep what was said in full. */
const dropFalseStarts = (text: string): string => {
  let result = text
  const tries = [
    /(?<![\p{L}\p{N}'’-])([\p{L}'’]+(?: [\p{L}'’]+){0,3}),? – (?=\1(?![\p{L}'’]))/giu,
    /(?<![\p{L}\p{N}'’-])([\p{L}'’]+)(?: [\p{L}'’]+){1,3} – (?=\1(?![\p{L}'’]))/giu,
    /(?<![\p{L}\p{N}'’-])(\p{L}{1,4}) – (?=\1\p{L})/giu,
    /(?<![\p{L}\p{N}'’-])([\p{L}'’]+(?: [\p{L}'’]+){0,3}),? (?=\1(?![\p{L}'’-]))(?!\1,? \1)/giu,
    /(?<![\p{L}\p{N}'’-])([\p{L}'’]+) (?!and\b|by\b|to\b|or\b|in\b|the\b|for\b|on\b|at\b|is\b|was\b|as\b|of\b|och\b|för\b|vid\b|av\b|med\b|är\b|i\b|på\b)\p{Ll}{1,3} (?=\1(?![\p{L}'’-]))/gu,
    /(?<![\p{L}\p{N}'’.-])(?!vs\b|mr\b|ms\b|dr\b|km\b|kg\b|cm\b|mm\b|nr\b|kl\b|st\b|pm\b|tv\b)(?:[bcdfghjklmnpqrstvwxz]{2,3}|qu) (?=\p{Ll})/gu,
    /(?<![\p{L}\p{N}'’.-])(?!a\b|o\b|i\b|å\b|ö\b|ä\b)\p{Ll} (?=\p{Ll})/gu,
  ]
  for (const pattern of tries) result = result.replace(pattern, '')
  return result.replace(begunWord, (whole, begun: string) => (isWord(begun) ? whole : ''))
}

const like =
  /(?:, like,|(?<=\b(?:although|or|and|was|is|just|it's|with|then)),? like,?)(?= (?:in|or|a|an|the|really|just|this|that|some|my|one|you|we|they)\b)/gi

const tidy = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/\s+([.,?!;])/g, '$1')
    .replace(/([,;])(?:\s*[,;])+/g, '$1')
    .replace(/[,;]+([.?!])/g, '$1')
    .replace(/([.?!])(?:\s*[.,;])+(?=\s|$)/g, '$1')
    .replace(/^[\s.,;–]+/, '')
    .replace(/(?: –)+ /g, ' – ')
    .replace(/[\s–]+–$/, ' –')
    .trim()

const mostRounds = 12

const cleanOnce = (text: string): string => {
  const marked = text.replace(marks, ' ').replace(brokenOff, ' – ')
  return tidy(dropFalseStarts(tidy(joinTokens(marked).replace(filler, '').replace(like, ''))))
}

/**
 * The words as a person would write them down: no transcriber's marks, no "um", no stumbling. A sentence that was broken off keeps a dash.
 * Idempotent, so evidence that points into cleaned text stays right when it is cleaned again.
 */
export const cleanText = (text: string): string => {
  let current = text
  for (let round = 0; round < mostRounds; round += 1) {
    const next = cleanOnce(current)
    if (next === current) break
    current = next
  }
  return current
}
