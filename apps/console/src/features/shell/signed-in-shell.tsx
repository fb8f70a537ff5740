'use client'
import { usePathname } from 'next/navigation'
import { useMemo, useState, type ReactNode } from 'react'
import { roles } from '@understudy/identity'
import { AppShell, Navigation, UiProvider } from '@understudy/ui'
import { AppLink } from '@/client/app-link'
import { ConnectionNotice } from './connection-notice'
import { Dock } from './dock'
import { FollowedWorldProvider } from './followed-world'
import { LateOverlays } from './late-overlays'
import { navigationItems } from './navigation-items'
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
              { id: 'platform', items: navigationItems(ofPlatform, followed.world) },
              ...(tenant ? [{ id: tenant.slug, label: <TenantMenu tenant={tenant} />, items: ofTenant }] : []),
            ]}
          />
        }
        dock={<Dock pathname={pathname} tenantSlug={tenant?.slug} onMore={() => setIsMenuOpen(true)} />}
      >
        <ConnectionNotice lostAtMs={followed.lostAtMs} />
        <FollowedWorldProvider value={followed}>{children}</FollowedWorldProvider>
      </AppShell>
      <LateOverlays pages={pages} tenant={tenant} isOpen={isMenuOpen} onOpenChange={setIsMenuOpen} />
    </UiProvider>
  )
}
