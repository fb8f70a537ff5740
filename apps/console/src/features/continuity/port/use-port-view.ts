'use client'
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'

const parsers = {
  why: parseAsStringLiteral(['switch', 'live']),
  /** The provider whose evidence is shown. */
  side: parseAsString,
  /** The call whose route is explained. */
  op: parseAsString,
  for: parseAsString,
  key: parseAsString,
}

/** What of a port is in view, all of it in the address. */
export function usePortView() {
  const [view, set] = useQueryStates(parsers, { history: 'replace' })
  return {
    ...view,
    showWhy: (why: 'switch' | 'live') => void set({ why }),
    showSide: (side: string) => void set({ side }),
    explain: (call: { operation: string; tenant: string | null; key: string }) =>
      void set({ op: call.operation, for: call.tenant, key: call.key === '' ? null : call.key }),
  }
}

export type PortView = ReturnType<typeof usePortView>
