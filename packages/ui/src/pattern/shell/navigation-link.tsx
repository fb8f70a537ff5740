'use client'
import clsx from 'clsx'
import type { ReactNode } from 'react'
import { Count } from '../../primitive/sign/count.tsx'
import { Icon } from '../../primitive/sign/icon.tsx'
import { useUi } from '../../provider/use-ui.ts'

export type NavigationItem = {
  href: string
  label: string
  icon?: ReactNode
  isSub?: boolean | undefined
  count?: number | undefined
  countTone?: 'plain' | 'degraded' | 'down' | undefined
}

export function NavigationLink({ item, isCurrent }: { item: NavigationItem; isCurrent: boolean }) {
  const { Link } = useUi()
  return (
    <Link
      href={item.href}
      className={clsx('navigation-link', item.isSub === true && 'is-sub') || undefined}
      aria-current={isCurrent ? 'page' : undefined}
    >
      {item.icon !== undefined && <Icon>{item.icon}</Icon>}
      <span className="cut">{item.label}</span>
      {item.count !== undefined && <Count value={item.count} tone={item.countTone} />}
    </Link>
  )
}
