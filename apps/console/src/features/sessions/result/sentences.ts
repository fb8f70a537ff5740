import type { Evidence, MeetingResult } from '@understudy/agents/meetmind'

/** Anything of a result that rests on turns: a sentence, a decision, an action. Its id is its place, so it can stand in an address. */
export interface Statement {
  id: string
  text: string
  evidence: readonly Evidence[]
}

export const overallId = (index: number): string => `o${index}`
export const sectionId = (section: number, index: number): string => `s${section}.${index}`
export const decisionId = (index: number): string => `d${index}`
export const actionId = (index: number): string => `a${index}`

function statementsOf(result: MeetingResult): Statement[] {
  const { summary, decisions, actions } = result
  return [
    ...summary.overall.map((sentence, index) => ({ ...sentence, id: overallId(index) })),
    ...summary.sections.flatMap((section, place) =>
      section.sentences.map((sentence, index) => ({ ...sentence, id: sectionId(place, index) })),
    ),
    ...decisions.map((decision, index) => ({ ...decision, id: decisionId(index) })),
    ...actions.map((action, index) => ({ ...action, id: actionId(index) })),
  ]
}

export const findStatement = (result: MeetingResult, id: string | null): Statement | null =>
  (id && statementsOf(result).find((statement) => statement.id === id)) || null
