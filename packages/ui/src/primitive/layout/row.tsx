import clsx from 'clsx'
import type { ReactNode } from 'react'

export type RowProps = {
  children: ReactNode
  gap?: 4 | 8 | 12 | 16 | undefined
  align?: 'start' | 'between' | 'end' | undefined
  doesWrap?: boolean | undefined
}

/** Things beside each other, centred on one line. */
export function Row({ children, gap = 8, align = 'start', doesWrap = false }: RowProps) {
  return <div className={clsx('row', gap !== 8 && `gap${gap}`, align !== 'start' && align, doesWrap && 'wrap')}>{children}</div>
}
