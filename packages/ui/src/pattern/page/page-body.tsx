import type { ReactNode } from 'react'

/**
 * The padded ground under a page header. With a side panel it becomes the left part of a split; the page keeps its place in the
 * tree, so that opening a panel loses neither focus nor what is typed.
 */
export function PageBody({ children, aside }: { children: ReactNode; aside?: ReactNode }) {
  const hasAside = aside !== undefined && aside !== null && aside !== false
  return (
    <div className={hasAside ? 'split' : 'unsplit'}>
      <div className="page">{children}</div>
      {aside}
    </div>
  )
}
