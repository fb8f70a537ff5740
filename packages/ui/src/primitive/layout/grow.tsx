import type { ReactNode } from 'react'

/** Takes the room that is left in a Row. */
export function Grow({ children }: { children?: ReactNode }) {
  return <div className="grow">{children}</div>
}
