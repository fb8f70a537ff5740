'use client'
import { Building2, LayoutGrid, ListTree, Menu as MenuIcon, ScrollText } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { useMemo, useState, type ReactNode } from 'react'
import { roles } from '@understudy/identity'
import { AppShell, MobileDock, Navigation, UiProvider } from '@understudy/ui'
import { AppLink } from '@/client/app-link'
import { ConnectionNotice } from './connection-notice'
import { LateOverlays } from './late-overlays'
import { platformPages, tenantPages } from './pages'
import { ShellStartProvider, type ShellStart } from './shell-start'
import { TenantMenu } from './tenant-menu'
import { useAppearance } from './use-appearance'
import { useGoKeys } from './use-go-keys'
import { useLastTenant } from './use-last-tenant'
import { useMe } from './use-me'
import { useWorld } from './use-world'
import { WorldBarLive } from './world-bar-live'

/** The frame of every page for people who are signed in. */
export function SignedInShell({ start, children }: { start: ShellStart; children: ReactNode }) {
  return (
    <ShellStartProvider start={start}>
      <Frame startMs={start.atMs}>{children}</Frame>
    </ShellStartProvider>
  )
}

function Frame({ startMs, children }: { startMs: number; children: ReactNode }) {
  const me = useMe()
  const pathname = usePathname()
  const tenant = useLastTenant()
  const followed = useWorld()
  const [isMenuOpen, setIsMenuOpen] = useState(false)
  const ofPlatform = useMemo(() => platformPages(me), [me])
  const ofTenant = useMemo(() => (tenant ? tenantPages(tenant) : []), [tenant])
  const pages = useMemo(() => [...ofPlatform, ...ofTenant], [ofPlatform, ofTenant])
  useAppearance()
  useGoKeys(pages)
  const role = me.isPlatformAdmin ? 'platform-admin' : tenant?.role
  return (
    <UiProvider Link={AppLink} timeZone={me.preferences.timezone}>
      <AppShell
        worldBar={<WorldBarLive followed={followed} startMs={startMs} />}
        navigation={
          <Navigation
            product="Understudy"
            current={pathname}
            onJump={() => setIsMenuOpen(true)}
            person={{ name: me.name, role: role ? roles[role].title.toLowerCase() : 'no tenant yet', href: '/me' }}
            groups={[
              { id: 'platform', items: ofPlatform },
              ...(tenant ? [{ id: tenant.slug, label: <TenantMenu tenant={tenant} />, items: ofTenant }] : []),
            ]}
          />
        }
        dock={<Dock pathname={pathname} tenantSlug={tenant?.slug} onMore={() => setIsMenuOpen(true)} />}
      >
        <ConnectionNotice lostAtMs={followed.lostAtMs} />
        {children}
      </AppShell>
      <LateOverlays pages={pages} tenant={tenant} isOpen={isMenuOpen} onOpenChange={setIsMenuOpen} />
    </UiProvider>
  )
}

function Dock({ pathname, tenantSlug, onMore }: { pathname: string; tenantSlug: string | undefined; onMore: () => void }) {
  const places = [
    { id: 'overview', label: 'Overview', icon: <LayoutGrid />, href: '/' },
    ...(tenantSlug
      ? [
          { id: 'tenant', label: 'Tenant', icon: <Building2 />, href: `/t/${tenantSlug}` },
          { id: 'sessions', label: 'Sessions', icon: <ListTree />, href: `/t/${tenantSlug}/sessions` },
        ]
      : [{ id: 'me', label: 'Me', icon: <ScrollText />, href: '/me' }]),
  ]
  const isCurrent = (href: string) => pathname === href || (href.endsWith('/sessions') && pathname.startsWith(`${href}/`))
  return (
    <MobileDock
      tabs={[
        ...places.map((place) => ({ ...place, isCurrent: isCurrent(place.href) })),
        { id: 'more', label: 'More', icon: <MenuIcon />, onPress: onMore },
      ]}
    />
  )
}
