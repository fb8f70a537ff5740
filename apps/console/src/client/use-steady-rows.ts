'use client'
import { useState } from 'react'
import { steadyRows } from './steady-rows'

/** Holds the order of a live list while the pointer or the focus is in it. */
export function useSteadyRows<Row>(latest: readonly Row[], idOf: (row: Row) => string, key: string) {
  const [held, setHeld] = useState<{ key: string; rows: readonly Row[] } | null>(null)
  const steady = held && held.key === key ? steadyRows(held.rows, latest, idOf) : { rows: [...latest], waiting: 0 }
  return {
    ...steady,
    hold: () => setHeld((before) => (before?.key === key ? before : { key, rows: latest })),
    release: () => setHeld(null),
    /** Takes what waits, without letting go. */
    refresh: () => setHeld({ key, rows: latest }),
  }
}
