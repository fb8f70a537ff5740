import clsx from 'clsx'
import type { ReactNode } from 'react'
import { SideGlyph, type SideKind } from './side-glyph.tsx'

const sideNames: Record<SideKind, string> = { aws: 'AWS', aws2: 'second region', local: 'local' }

/** The same sign wherever a side is meant, always with its name. */
export function Side({ side, name, children }: { side: SideKind; name?: string | undefined; children?: ReactNode }) {
  return (
    <span className={clsx('side', side === 'local' ? 'local' : 'aws')}>
      <SideGlyph side={side} />
      {name ?? sideNames[side]}
      {children !== undefined && <span className="side-value">{children}</span>}
    </span>
  )
}
