'use client'
import clsx from 'clsx'
import type { ReactNode } from 'react'
import { useUi } from '../../provider/use-ui.ts'
import { Icon } from '../sign/icon.tsx'
import type { ButtonVariant } from './button.tsx'

export type ButtonLinkProps = {
  href: string
  children: ReactNode
  variant?: ButtonVariant | undefined
  icon?: ReactNode
  isWide?: boolean | undefined
}

/** Looks like a button because it starts something, is a link because it goes somewhere. */
export function ButtonLink({ href, children, variant = 'default', icon, isWide = false }: ButtonLinkProps) {
  const { Link } = useUi()
  return (
    <Link href={href} className={clsx('button', variant !== 'default' && variant, isWide && 'is-wide')}>
      {icon !== undefined && <Icon>{icon}</Icon>}
      {children}
    </Link>
  )
}
