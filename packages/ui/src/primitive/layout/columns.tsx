import type { ReactNode } from 'react'

/** Main matter beside its companions, 2 : 1; below each other on a phone. */
export function Columns({ main, aside }: { main: ReactNode; aside: ReactNode }) {
  return (
    <div className="columns">
      <div>{main}</div>
      <div>{aside}</div>
    </div>
  )
}
