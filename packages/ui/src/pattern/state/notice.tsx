import clsx from 'clsx'
import type { ReactNode } from 'react'
import { SideGlyph } from '../../primitive/sign/side-glyph.tsx'
import { StatusGlyph } from '../../primitive/sign/status-glyph.tsx'

export type NoticeProps = {
  tone?: 'neutral' | 'ok' | 'degraded' | 'down' | 'local' | undefined
  icon?: ReactNode
  /** One sentence of what. */
  title?: ReactNode
  /** One sentence of what now. */
  children?: ReactNode
  acts?: ReactNode
  /** Read out when it appears: for answers to an act, not for standing facts. */
  isAnnounced?: boolean | undefined
}

export function Notice({ tone = 'neutral', icon, title, children, acts, isAnnounced = false }: NoticeProps) {
  const hasStatus = tone === 'ok' || tone === 'degraded' || tone === 'down'
  return (
    <div
      className={clsx('notice', tone !== 'neutral' && tone)}
      role={isAnnounced ? (tone === 'down' ? 'alert' : 'status') : undefined}
    >
      {hasStatus && <StatusGlyph status={tone} />}
      {tone === 'local' && <SideGlyph side="local" />}
      {tone === 'neutral' && icon !== undefined && (
        <span className="icon-box" aria-hidden="true">
          {icon}
        </span>
      )}
      <div className="grow">
        {title !== undefined && <strong>{title} </strong>}
        {children}
      </div>
      {acts !== undefined && <div className="notice-acts">{acts}</div>}
    </div>
  )
}
