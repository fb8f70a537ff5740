const marks =
  /\{(?:vocalsound|pause|comment|gap|nonvocalsound|laugh|cough)\}|<(?:vocalsound|pause|comment|gap|nonvocalsound|laugh|cough)>|[[(](?:laughter|laughs|inaudible|interruption|crosstalk|music|applause|pause|skratt|ohörbart|musik|paus|applåder)\.?[\])]/gi
const brokenOff = /\s*(?:\{disfmarker\}|<disfmarker>)(?:\s*(?:\{disfmarker\}|<disfmarker>))*\s*/gi
const filler =
  /(?<![\p{L}\p{N}'’])(?:u+h+m*|u+m+|e+r+m*|m+-hm+|m+ ?- ?h+m+|h+m+|mm+|ah+|öh+|äh+|eh+|öhm|ehm)(?![\p{L}\p{N}'’])\s*,?/giu

/** AMI and ICSI transcripts come in tokens: "isn 't it ?", "A_ B_", "user - friendly". */
const joinTokens = (text: string): string =>
  text
    .replace(/\s+(['’](?:s|m|re|ve|ll|d|t|em|kay|cause)\b)/gi, '$1')
    .replace(/\bn\s+['’]t\b/gi, "n't")
    .replace(/(\p{L})_(?=[\s.,?!]|$)/gu, '$1')
    .replace(/(\p{L}) - (\p{Ll})/gu, '$1-$2')
    .replace(/" ([^"]{1,200}?) "/g, '"$1"')
    .replace(/\s+([.,?!;:])(?=\s|$)/g, '$1')

/** "what we – what I meant" keeps the second try; "are are going", "g are going" keep what was said in full. */
const dropFalseStarts = (text: string): string => {
  let result = text
  const tries = [
    /(?<![\p{L}\p{N}'’-])([\p{L}'’]+(?: [\p{L}'’]+){0,3}),? – (?=\1(?![\p{L}'’]))/giu,
    /(?<![\p{L}\p{N}'’-])([\p{L}'’]+)(?: [\p{L}'’]+){1,3} – (?=\1(?![\p{L}'’]))/giu,
    /(?<![\p{L}\p{N}'’-])(\p{L}{1,4}) – (?=\1\p{L})/giu,
    /(?<![\p{L}\p{N}'’-])([\p{L}'’]+(?: [\p{L}'’]+){0,3}),? (?=\1(?![\p{L}'’-]))(?!\1,? \1)/giu,
    /(?<![\p{L}\p{N}'’-])([\p{L}'’]+) (?!and\b|by\b|to\b|or\b|in\b|the\b|for\b|on\b|at\b|is\b|was\b|as\b|of\b|och\b|för\b|vid\b|av\b|med\b|är\b|i\b|på\b)\p{Ll}{1,3} (?=\1(?![\p{L}'’-]))/gu,
    /(?<![\p{L}\p{N}'’-])(?![aoiåä]\b|to\b|we\b|be\b|he\b|no\b|so\b|in\b|an\b|is\b|it\b|or\b|on\b|at\b|as\b|do\b|vi\b|de\b|en\b|så\b|nu\b)(\p{Ll}{1,3}) (?=\1\p{Ll})/gu,
    /(?<![\p{L}\p{N}'’.-])(?!vs\b|mr\b|ms\b|dr\b|km\b|kg\b|cm\b|mm\b|nr\b|kl\b|st\b|pm\b|tv\b)[bcdfghjklmnpqrstvwxz]{2,3} (?=\p{Ll})/gu,
    /(?<![\p{L}\p{N}'’.-])(?!a\b|o\b|i\b|å\b|ö\b|ä\b)\p{Ll} (?=\p{Ll})/gu,
  ]
  for (const pattern of tries) result = result.replace(pattern, '')
  return result
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

/**
 * The words as a person would write them down: no transcriber's marks, no "um", no stumbling. A sentence that was broken off keeps a dash.
 * Idempotent, so evidence that points into cleaned text stays right when it is cleaned again.
 */
export const cleanText = (text: string): string => {
  let current = tidy(
    dropFalseStarts(tidy(joinTokens(text.replace(marks, ' ').replace(brokenOff, ' – ')).replace(filler, '').replace(like, ''))),
  )
  for (let round = 0; round < 4; round += 1) {
    const next = tidy(dropFalseStarts(current))
    if (next === current) break
    current = next
  }
  return current
}
