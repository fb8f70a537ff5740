import type { ReactNode } from 'react'

export type Span = 3 | 4 | 5 | 6 | 7 | 8 | 9 | 12

/** Twelve columns; one column below 720 px. */
export function Grid({ children }: { children: ReactNode }) {
  return <div className="grid">{children}</div>
}

export function GridCell({ span, children }: { span: Span; children: ReactNode }) {
  return <div className={`grid-cell span-${span}`}>{children}</div>
}
