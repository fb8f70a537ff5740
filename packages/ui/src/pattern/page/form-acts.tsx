import type { ReactNode } from 'react'

/** The line under a form: what it will do, then Cancel, then the act. Stays in view while the form scrolls. */
export function FormActs({ note, children }: { note?: ReactNode; children: ReactNode }) {
  return (
    <div className="form-acts">
      <span className="grow">{note}</span>
      <div className="row">{children}</div>
    </div>
  )
}
