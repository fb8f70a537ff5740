import clsx from 'clsx'
import type { ReactNode } from 'react'

export type TextTone = 'normal' | 'quiet' | 'quietest' | 'ok' | 'degraded' | 'down' | 'aws' | 'local'

export type TextProps = {
  children: ReactNode
  as?: 'span' | 'p' | 'div' | 'h2' | 'h3' | 'h4' | undefined
  size?: 'small' | 'body' | 'title' | 'figure' | undefined
  tone?: TextTone | undefined
  isStrong?: boolean | undefined
  isMono?: boolean | undefined
  /** One line, cut with an ellipsis; the whole text on hover when it is plain. */
  isCut?: boolean | undefined
  /** The language of quoted text, when it is not that of the page. */
  lang?: string | undefined
}

const sizes = { small: 'size-1', body: undefined, title: 'size-3', figure: 'size-4' }
const tones: Record<TextTone, string | undefined> = {
  normal: undefined,
  quiet: 'text-2',
  quietest: 'text-3',
  ok: 'text-ok',
  degraded: 'text-degraded',
  down: 'text-down',
  aws: 'text-aws',
  local: 'text-local',
}

export function Text({
  children,
  as: Element = 'span',
  size = 'body',
  tone = 'normal',
  isStrong = false,
  isMono = false,
  isCut = false,
  lang,
}: TextProps) {
  return (
    <Element
      className={clsx(sizes[size], tones[tone], isStrong && 'is-strong', isMono && 'mono', isCut && 'cut') || undefined}
      lang={lang}
      title={isCut && typeof children === 'string' ? children : undefined}
    >
      {children}
    </Element>
  )
}
