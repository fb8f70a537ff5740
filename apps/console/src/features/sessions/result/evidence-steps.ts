import type { Evidence } from '@understudy/agents/meetmind'

export interface EvidenceStep {
  /** Place among the pieces of evidence, from 0; the primary one is first. */
  at: number
  of: number
  turn: number
}

/** Where the reader stands among the turns behind a statement. A turn outside them counts as the first. */
export function evidenceStep(evidence: readonly Evidence[], turn: number | null): EvidenceStep | null {
  const first = evidence[0]
  if (!first) return null
  const at = Math.max(
    0,
    evidence.findIndex((piece) => piece.turn === turn),
  )
  return { at, of: evidence.length, turn: evidence[at]?.turn ?? first.turn }
}

/** The turn one step on or back, round the ends. */
export function stepThrough(evidence: readonly Evidence[], turn: number | null, by: 1 | -1): number | null {
  const here = evidenceStep(evidence, turn)
  return here && (evidence[(here.at + by + here.of) % here.of]?.turn ?? null)
}
