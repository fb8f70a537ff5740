'use client'
import { useUi } from '../../provider/use-ui.ts'
import { Count } from '../sign/count.tsx'

export type LinkTab = { href: string; label: string; count?: number | undefined }

/** Tabs that are pages: each has its own address. */
export function LinkTabs({ label, tabs, current }: { label: string; tabs: readonly LinkTab[]; current: string }) {
  const { Link } = useUi()
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <Link key={tab.href} href={tab.href} aria-current={tab.href === current ? 'page' : undefined}>
          {tab.label}
          {tab.count !== undefined && <Count value={tab.count} />}
        </Link>
      ))}
    </nav>
  )
}
