'use client'
import { parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { servedByFilters, stateFilters } from './filter-ports'

const orders = ['auto', 'force_local', 'force_aws', 'drain', 'observe'] as const

const parsers = {
  state: parseAsArrayOf(parseAsStringLiteral(stateFilters)).withDefault([]),
  by: parseAsStringLiteral(servedByFilters),
  mode: parseAsStringLiteral(orders),
  view: parseAsStringLiteral(['matrix', 'timeline']).withDefault('matrix'),
  /** The cell whose panel is open: "objects@aws:us-east-1". */
  cell: parseAsString,
}

/** What of the fleet is in view, all of it in the address. */
export function useMatrixView() {
  const [view, set] = useQueryStates(parsers, { history: 'replace' })
  return { view, set, areSet: view.state.length > 0 || view.by !== null || view.mode !== null }
}

export type MatrixView = ReturnType<typeof useMatrixView>

export const cellId = (port: string, provider: string): string => `${port}@${provider}`
