import type { ReactNode } from 'react'

/** Gives any SVG icon the one size and stroke used everywhere. */
export function Icon({ children }: { children: ReactNode }) {
  return (
    <span className="icon-box" aria-hidden="true">
      {children}
    </span>
  )
}
