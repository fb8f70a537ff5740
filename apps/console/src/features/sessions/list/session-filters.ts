'use client'
import { parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { runStatuses } from '@understudy/runtime'

const parsers = {
  q: parseAsString.withDefault(''),
  status: parseAsArrayOf(parseAsStringLiteral(runStatuses)).withDefault([]),
  agent: parseAsString,
  /** The session whose panel is open. */
  open: parseAsString,
}

/** What the list shows, all of it in the address. */
export const useSessionFilters = () => {
  const [filters, setFilters] = useQueryStates(parsers, { history: 'replace' })
  return { filters, setFilters, areSet: filters.q !== '' || filters.status.length > 0 || filters.agent !== null }
}

export type SessionFilters = ReturnType<typeof useSessionFilters>
