'use client'
import type { ReactNode } from 'react'
import { Icon } from '../../primitive/sign/icon.tsx'
import { useUi } from '../../provider/use-ui.ts'

export type DockTab = {
  id: string
  label: string
  icon: ReactNode
  href?: string | undefined
  onPress?: (() => void) | undefined
  isCurrent?: boolean | undefined
}

/** Below 720 px the navigation becomes four tabs at the bottom. */
export function MobileDock({ tabs }: { tabs: readonly DockTab[] }) {
  const { words, Link } = useUi()
  return (
    <nav className="dock only-small" aria-label={words.mainNavigation}>
      {tabs.map((tab) => {
        const content = (
          <>
            <Icon>{tab.icon}</Icon>
            {tab.label}
          </>
        )
        const current = tab.isCurrent === true ? ('page' as const) : undefined
        return tab.href === undefined ? (
          <button key={tab.id} type="button" aria-current={current} onClick={tab.onPress}>
            {content}
          </button>
        ) : (
          <Link key={tab.id} href={tab.href} aria-current={current}>
            {content}
          </Link>
        )
      })}
    </nav>
  )
}
