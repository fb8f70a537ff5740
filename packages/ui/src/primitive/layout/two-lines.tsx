import type { ReactNode } from 'react'

/** A name over a quiet line about it, as in the first column of a list. */
export function TwoLines({ title, detail }: { title: ReactNode; detail?: ReactNode }) {
  return (
    <span className="two-lines">
      <strong>{title}</strong>
      {detail !== undefined && <span>{detail}</span>}
    </span>
  )
}
