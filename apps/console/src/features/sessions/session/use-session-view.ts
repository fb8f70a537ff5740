'use client'
import { parseAsBoolean, parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'

export const sessionTabs = ['result', 'timeline', 'calls', 'memory'] as const
export type SessionTab = (typeof sessionTabs)[number]

const view = {
  tab: parseAsStringLiteral(sessionTabs),
  /** The number of the run that is looked at; the newest without it. */
  run: parseAsInteger,
  step: parseAsString,
  call: parseAsString,
  transcript: parseAsBoolean.withDefault(false),
}

/** What of a session is in view, all of it in the address. */
export function useSessionView() {
  const [state, set] = useQueryStates(view, { history: 'replace' })
  return {
    ...state,
    showTab: (tab: SessionTab) => void set({ tab, step: null, call: null }, { history: 'push' }),
    openStep: (step: string | null) => void set({ step, call: null }),
    openCall: (call: string | null) => void set({ call, step: null }),
    showTranscript: (transcript: boolean) => void set({ transcript }),
  }
}

export type SessionViewState = ReturnType<typeof useSessionView>
