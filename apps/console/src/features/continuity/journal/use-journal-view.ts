'use client'
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { portNames } from '@understudy/ports'

const parsers = {
  tenant: parseAsString,
  port: parseAsStringLiteral(portNames),
  /** The row whose differences are shown: "meetmind:objects". */
  row: parseAsString,
  /** The conflict or the poisoned write that is shown; the first without it. */
  decide: parseAsString,
  /** Conflicts that wait for a decision, or those that had one. */
  show: parseAsStringLiteral(['open', 'decided']).withDefault('open'),
}

/** What of the journal is in view, all of it in the address. */
export function useJournalView() {
  const [view, set] = useQueryStates(parsers, { history: 'replace' })
  return { view, set }
}

export type JournalViewState = ReturnType<typeof useJournalView>
