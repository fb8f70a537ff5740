'use client'
import { ArrowLeftRight, LayoutGrid, ListTree, Menu as MenuIcon, ScrollText } from 'lucide-react'
import { MobileDock } from '@understudy/ui'

interface Props {
  pathname: string
  tenantSlug: string | undefined
  onMore: () => void
}

/** What someone who is paged on a phone presses first; the rest is behind "More". */
export function Dock({ pathname, tenantSlug, onMore }: Props) {
  const places = [
    { id: 'overview', label: 'Overview', icon: <LayoutGrid />, href: '/' },
    { id: 'continuity', label: 'Continuity', icon: <ArrowLeftRight />, href: '/continuity' },
    tenantSlug
      ? { id: 'sessions', label: 'Sessions', icon: <ListTree />, href: `/t/${tenantSlug}/sessions` }
      : { id: 'me', label: 'Me', icon: <ScrollText />, href: '/me' },
  ]
  const isCurrent = (href: string) => pathname === href || (href !== '/' && pathname.startsWith(`${href}/`))
  return (
    <MobileDock
      tabs={[
        ...places.map((place) => ({ ...place, isCurrent: isCurrent(place.href) })),
        { id: 'more', label: 'More', icon: <MenuIcon />, onPress: onMore },
      ]}
    />
  )
}
