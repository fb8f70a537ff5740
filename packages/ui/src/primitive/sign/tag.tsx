import clsx from 'clsx'
import type { ReactNode } from 'react'
import { SideGlyph } from './side-glyph.tsx'
import { StatusGlyph } from './status-glyph.tsx'

export type TagTone = 'outline' | 'plain' | 'ok' | 'degraded' | 'down' | 'unknown' | 'running' | 'aws' | 'local' | 'mode'

/** A short fact set apart. Tones that mean a status or a side carry its glyph. */
export function Tag({ children, tone = 'plain' }: { children: ReactNode; tone?: TagTone | undefined }) {
  return (
    <span className={clsx('tag', tone === 'running' ? 'plain' : tone)}>
      {(tone === 'aws' || tone === 'local') && <SideGlyph side={tone} />}
      {(tone === 'ok' || tone === 'degraded' || tone === 'down' || tone === 'unknown' || tone === 'running') && (
        <StatusGlyph status={tone} />
      )}
      {children}
    </span>
  )
}
