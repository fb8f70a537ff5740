import type { ReactNode } from 'react'

/** The padded ground under a page header. With a side panel it becomes the left part of a split. */
export function PageBody({ children, aside }: { children: ReactNode; aside?: ReactNode }) {
  if (aside === undefined || aside === null || aside === false) return <div className="page">{children}</div>
  return (
    <div className="split">
      <div className="page">{children}</div>
      {aside}
    </div>
  )
}
