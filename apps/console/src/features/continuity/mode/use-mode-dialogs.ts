'use client'
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import type { ModeKind } from '@understudy/continuity'
import { portNames, type PortName } from '@understudy/ports'

const parsers = {
  /** The port that an order is being given for; "any" lets the dialog ask. */
  force: parseAsStringLiteral([...portNames, 'any']),
  to: parseAsStringLiteral(['force_local', 'force_aws', 'drain', 'observe']),
  /** The order that is being ended. */
  release: parseAsString,
}

/** Which of the two dialogs is open, and for what: in the address, so that a menu or a colleague can lead there. */
export function useModeDialogs() {
  const [{ force, to, release }, set] = useQueryStates(parsers, { history: 'replace' })
  return {
    force,
    to,
    release,
    openForce: (port: PortName | 'any', mode?: ModeKind) => void set({ force: port, to: mode ?? null, release: null }),
    openRelease: (id: string) => void set({ release: id, force: null, to: null }),
    close: () => void set({ force: null, to: null, release: null }),
  }
}

export type ModeDialogsState = ReturnType<typeof useModeDialogs>
