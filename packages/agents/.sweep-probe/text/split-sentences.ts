export type Span = { start: number; end: number }

const abbreviation =
  /(?:^|[\s(])(?:mr|mrs|ms|dr|prof|st|no|vs|etc|e\.g|i\.e|approx|\p{Lu}|bl\.a|t\.ex|d\.v\.s|dvs|osv|ca|kl|nr|s\.k|m\.m|f\.d)\.$/iu
const boundary = /[.?!…]+["'”’)]*(?=\s+["'“‘(]?[\p{L}\p{N}]|\s*$)/gu

const trimSpan = (text: string, start: number, end: number): Span => {
  const piece = text.slice(start, end)
  return { start: start + (piece.length - piece.trimStart().length), end: end - (piece.length - piece.trimEnd().length) }
}

/** Where the sentences of a text are. Abbreviations do not end one; together the spans hold everything but white space. */
export const splitSentences = (text: string): Span[] => {
  const spans: Span[] = []
  let from = 0
  for (const found of text.matchAll(boundary)) {
    const end = found.index + found[0].length
    const isAbbreviation = found[0] === '.' && abbreviation.test(text.slice(Math.max(from, end - 12), end)) && end < text.length
    if (isAbbreviation) continue
    spans.push(trimSpan(text, from, end))
    from = end
  }
  if (from < text.length) spans.push(trimSpan(text, from, text.length))
  return spans.filter((span) => span.end > span.start)
}
