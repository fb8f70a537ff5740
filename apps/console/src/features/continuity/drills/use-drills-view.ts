'use client'
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { drillStates } from '@understudy/continuity'
import { portNames } from '@understudy/ports'

const parsers = {
  state: parseAsStringLiteral(drillStates),
  port: parseAsStringLiteral(portNames),
  /** The drill whose panel is open. */
  open: parseAsString,
  /** The one that it is set beside; the one before it of the same timeline without it. */
  with: parseAsString,
  /** The timeline that the start dialog proposes; "any" lets it ask. */
  run: parseAsString,
}

/** What of the drills is in view, all of it in the address. */
export function useDrillsView() {
  const [view, set] = useQueryStates(parsers, { history: 'replace' })
  return { view, set }
}

export type DrillsViewState = ReturnType<typeof useDrillsView>
