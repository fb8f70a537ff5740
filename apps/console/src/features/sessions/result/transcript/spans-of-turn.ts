import type { Evidence } from '@understudy/agents/meetmind'
import type { Find } from './find-in-turns'
import type { Span } from './mark-spans'

/** What to mark in a turn: evidence, solid where the reader stands and dotted elsewhere, then found words. */
export function spansOfTurn(
  turn: number,
  chosen: { turn: number | null; evidence: readonly Evidence[] },
  finds: readonly Find[],
): Span[] {
  const evidence = chosen.evidence.filter((piece) => piece.turn === turn)
  return [
    ...evidence.map(({ start, end }): Span => ({ start, end, kind: turn === chosen.turn ? 'primary' : 'further' })),
    ...finds.filter((found) => found.turn === turn).map(({ start, end }): Span => ({ start, end, kind: 'found' })),
  ]
}
