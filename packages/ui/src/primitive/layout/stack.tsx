import clsx from 'clsx'
import type { ReactNode } from 'react'

/** Things below each other. Gap in pixels on the 4 px grid. */
export function Stack({ children, gap = 8 }: { children: ReactNode; gap?: 0 | 4 | 8 | 12 | 16 | undefined }) {
  return <div className={clsx('stack', gap !== 8 && `gap${gap}`)}>{children}</div>
}
