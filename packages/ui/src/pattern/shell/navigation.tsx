'use client'
import { Search } from 'lucide-react'
import type { ReactNode } from 'react'
import { Avatar } from '../../primitive/sign/avatar.tsx'
import { Icon } from '../../primitive/sign/icon.tsx'
import { Kbd } from '../../primitive/sign/kbd.tsx'
import { useUi } from '../../provider/use-ui.ts'
import { NavigationLink, type NavigationItem } from './navigation-link.tsx'

export type NavigationGroup = {
  id: string
  /** A name, or a control such as a tenant menu. */ label?: ReactNode
  items: readonly NavigationItem[]
}

export type NavigationProps = {
  product: string
  groups: readonly NavigationGroup[]
  /** The address of the page that is open; the item whose address it starts with is current. */
  current: string
  onJump?: (() => void) | undefined
  person?: { name: string; role: string; href: string } | undefined
}

export function Navigation({ product, groups, current, onJump, person }: NavigationProps) {
  const { words, Link } = useUi()
  const items = groups.flatMap((group) => group.items)
  const currentHref = longestMatch(items, current)
  return (
    <nav className="navigation" aria-label={words.mainNavigation}>
      <div className="brand">
        <svg viewBox="0 0 12 12" width="16" height="16" aria-hidden="true">
          <path d="M1 1h10v10H1z" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <path d="M6 2.8 9.2 6 6 9.2 2.8 6z" fill="currentColor" />
        </svg>
        {product}
      </div>
      {onJump !== undefined && (
        <button type="button" className="jump" onClick={onJump}>
          <Icon>
            <Search />
          </Icon>
          {words.jumpTo}
          <Kbd keys="Ctrl K" />
        </button>
      )}
      <div className="navigation-groups">
        {groups.map((group) => (
          <div key={group.id} className="navigation-group">
            {group.label !== undefined && <div className="group">{group.label}</div>}
            {group.items.map((item) => (
              <NavigationLink key={item.href} item={item} isCurrent={item.href === currentHref} />
            ))}
          </div>
        ))}
      </div>
      {person !== undefined && (
        <Link className="foot" href={person.href} aria-current={current === person.href ? 'page' : undefined}>
          <Avatar name={person.name} />
          <span className="grow">
            <span className="cut">{person.name}</span>
            <span className="cut size-1 text-3">{person.role}</span>
          </span>
        </Link>
      )}
    </nav>
  )
}

function longestMatch(items: readonly NavigationItem[], current: string): string | undefined {
  const matching = items
    .map((item) => item.href)
    .filter((href) => current === href || (href !== '/' && current.startsWith(`${href}/`)))
  return matching.sort((one, other) => other.length - one.length)[0]
}
