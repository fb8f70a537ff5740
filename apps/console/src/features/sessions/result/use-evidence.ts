'use client'
import { parseAsInteger, parseAsString, useQueryStates } from 'nuqs'
import { evidenceStep, stepThrough, type EvidenceStep } from './evidence-steps'
import { findStatement, type Statement } from './sentences'
import type { MeetingResult } from '@understudy/agents/meetmind'

export interface ChosenEvidence {
  statement: Statement | null
  turn: number | null
  step: EvidenceStep | null
  chooseStatement: (statement: Pick<Statement, 'id' | 'evidence'>) => void
  chooseTurn: (turn: number) => void
  move: (by: 1 | -1) => void
  clear: () => void
}

/** Which sentence and which of its turns are chosen. Both stand in the address, so that a link shows the same. */
export function useEvidence(result: MeetingResult | null): ChosenEvidence {
  const [chosen, setChosen] = useQueryStates({ sentence: parseAsString, turn: parseAsInteger }, { history: 'replace' })
  const statement = result && findStatement(result, chosen.sentence)
  const step = statement && evidenceStep(statement.evidence, chosen.turn)
  const set = (next: { sentence: string | null; turn: number | null }): void => void setChosen(next)
  return {
    statement,
    step,
    turn: chosen.turn ?? step?.turn ?? null,
    chooseStatement: ({ id, evidence }) => set({ sentence: id, turn: evidence[0]?.turn ?? null }),
    chooseTurn: (turn) => set({ sentence: null, turn }),
    move: (by) => {
      if (statement) set({ sentence: statement.id, turn: stepThrough(statement.evidence, chosen.turn, by) })
    },
    clear: () => set({ sentence: null, turn: null }),
  }
}
