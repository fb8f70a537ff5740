'use client'
import type { ReactNode } from 'react'
import { useUi } from '../../provider/use-ui.ts'
import type { LinkComponent } from '../../provider/ui-settings.ts'

export type LinkTextProps = {
  href: string
  children: ReactNode
  as?: LinkComponent | undefined
  tone?: 'accent' | 'inherit' | undefined
  title?: string | undefined
}

/** A link in text. Uses the app's own link from UiProvider unless `as` names another. */
export function LinkText({ href, children, as, tone = 'accent', title }: LinkTextProps) {
  const { Link } = useUi()
  const Anchor = as ?? Link
  return (
    <Anchor href={href} className={tone === 'accent' ? 'link' : 'link-inherit'} title={title}>
      {children}
    </Anchor>
  )
}
