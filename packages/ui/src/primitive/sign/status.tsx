'use client'
import clsx from 'clsx'
import type { ReactNode } from 'react'
import { useUi } from '../../provider/use-ui.ts'
import { StatusGlyph, type StatusKind } from './status-glyph.tsx'

/** Shape, then word, then colour. Without children the status says its own word. */
export function Status({ status, children }: { status: StatusKind; children?: ReactNode }) {
  const { words } = useUi()
  return (
    <span className={clsx('status', status)}>
      <StatusGlyph status={status} />
      {children ?? words.statuses[status]}
    </span>
  )
}
