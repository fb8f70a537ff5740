export interface Span {
  start: number
  end: number
  kind: 'primary' | 'further' | 'found'
}

export interface Fragment {
  text: string
  /** Its place in the whole text. */
  start: number
  /** Null for text that no span covers. */
  kind: Span['kind'] | null
}

/** Cuts a text at its spans, in order. Spans beyond the text are clipped; where two overlap the earlier one keeps the words. */
export function markSpans(text: string, spans: readonly Span[]): Fragment[] {
  const fragments: Fragment[] = []
  let at = 0
  for (const span of [...spans].sort((one, other) => one.start - other.start)) {
    const start = Math.max(at, Math.min(span.start, text.length))
    const end = Math.min(span.end, text.length)
    if (end <= start) continue
    if (start > at) fragments.push({ text: text.slice(at, start), start: at, kind: null })
    fragments.push({ text: text.slice(start, end), start, kind: span.kind })
    at = end
  }
  if (at < text.length || fragments.length === 0) fragments.push({ text: text.slice(at), start: at, kind: null })
  return fragments
}
