import type { LanguageCode } from '../schema.ts'

const openers =
  /^(?:(?:and|but|so|well|okay|ok|'kay|yeah|yep|yes|no|right|alright|all right|now|oh|ah|hey|hmm|i mean|you know|you see|like|actually|basically|anyway|anyways|obviously|because|'cause|cause|then|also|plus|sure|great|good|fine|cool|thanks|thank you|let's see|as i said|first of all|i guess|sorry|och|men|så|ja|jo|nej|okej|alltså|asså|liksom|typ|precis|för att|ju|nä|visst|bra|då så|jaha|just det)(?:\s*[,.–…-]\s*|\s+(?=\p{L}|"))|[,.–…-]\s*)+/iu
const asides =
  /(?:,\s*|\s+–\s*|\s+)(?:you know|i mean|i guess|sort of|kind of|if you like|if you will|as it were|liksom|typ|alltså|så att säga|you see)(?=[\s,.?!;–])(?!\s+(?:what|how|that|why|where|if|whether|of|vad|hur|att)\b),?/giu
const tails =
  /(?:[,–]\s*|\s+)(?:you know|right|okay|yeah|so|and stuff|and so on|and all that|or something|or whatever|or so|and|but|or|actually|as well|I think|I guess|basically|isn't it|eller hur|liksom|och så|va|så|ju)\s*(?=[.!–…]*$)/iu

const tries = (text: string): string[] => text.split(/ – |(?<=\S)— /)

/** Of a sentence begun again and again, the longest try. */
const longestTry = (text: string): string => tries(text).reduce((best, part) => (part.length >= best.length ? part : best), '')

/** Whether the try worth keeping was given up before its end. */
export const wasGivenUp = (sentence: string): boolean => sentence.endsWith('–') || !sentence.endsWith(longestTry(sentence))

const fixPoint = (text: string, step: (text: string) => string): string => {
  let current = text
  for (let round = 0; round < 5; round += 1) {
    const next = step(current)
    if (next === current) break
    current = next
  }
  return current
}

const capitalise = (text: string): string =>
  text.replace(/^(["'“‘(]*)(\p{Ll})/u, (_, quote: string, letter: string) => quote + letter.toUpperCase())

/** A spoken sentence as one would write it in minutes: without run-up, asides and trailing words. May be empty. */
export const polishSentence = (sentence: string, language: LanguageCode): string => {
  const stripped = fixPoint(longestTry(sentence.trim().replace(/,? (?:right|okay|yeah|eller hur|va)\?$/i, '.')), (text) =>
    text.replace(openers, '').replace(asides, ' ').replace(tails, ''),
  )
  const body = stripped
    .replace(/\s+/g, ' ')
    // Two tries become neighbours when the aside between them goes: "I think, I mean, I think".
    .replace(/(?<![\p{L}'’])([\p{L}'’]+(?: [\p{L}'’]+){1,3}),? (?=\1(?![\p{L}'’]))/giu, '')
    .replace(/\s+([.,?!;])/g, '$1')
    .replace(/,(?=[.?!])/g, '')
    .replace(/\bi\b(?=['’\s])/g, language === 'en' ? 'I' : 'i')
    .replace(/[\s,;:–-]+$/, '')
    .trim()
  if (!/\p{L}/u.test(body)) return ''
  return capitalise(/[.?!…]["'”’)]*$/.test(body) ? body : `${body}.`)
}
