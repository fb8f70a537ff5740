'use client'
import { ArrowLeftRight, Building2, ListStart, LogOut, Moon, NotebookText, Plus, Sun, UserRound } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useMemo } from 'react'
import type { MeView } from '@understudy/identity'
import { portNames } from '@understudy/ports'
import type { CommandGroup } from '@understudy/ui'
import { usePreferences } from '@/features/me/use-preferences'
import { signOut } from './sign-out'
import type { ConsolePage } from './pages'
import { useDenial } from './use-denial'
import { useMe } from './use-me'

/** What the command menu offers: pages, tenants, and acts; an act you may not do stays, with its reason. */
export function useCommands(pages: readonly ConsolePage[], tenant: MeView['tenants'][number] | undefined): CommandGroup[] {
  const router = useRouter()
  const me = useMe()
  const { change } = usePreferences()
  const noTenants = useDenial('platform.tenants')
  const noForce = useDenial('continuity.force')
  const noJournal = useDenial('continuity.read')
  const noDrill = useDenial('continuity.drill')
  const noSession = tenant && !tenant.permissions.includes('session.create')
  const noMember = tenant && !tenant.permissions.includes('member.manage')
  return useMemo(() => {
    const go = (href: string) => () => router.push(href)
    const owner = `An owner of ${tenant?.name ?? ''}`
    const inTenant = tenant && [
      {
        id: 'start-session',
        label: 'Start a session',
        detail: tenant.name,
        icon: <Plus />,
        denied: noSession ? { permission: 'session.create', grantedBy: owner } : undefined,
        onSelect: go(`/t/${tenant.slug}/sessions/new`),
      },
      {
        id: 'add-member',
        label: 'Add a member',
        detail: tenant.name,
        icon: <UserRound />,
        denied: noMember ? { permission: 'member.manage', grantedBy: owner } : undefined,
        onSelect: go(`/t/${tenant.slug}/members?add=true`),
      },
    ]
    return [
      {
        id: 'pages',
        label: 'Go to',
        items: [
          ...pages.map(({ href, label, icon, key, keywords }) => ({
            id: href,
            label,
            icon,
            detail: href.startsWith('/t/') ? tenant?.name : undefined,
            keywords: [...(keywords ?? [])],
            shortcut: ['G', key],
            onSelect: go(href),
          })),
          { id: '/me', label: 'Me', icon: <UserRound />, keywords: ['profile', 'password', 'appearance'], onSelect: go('/me') },
        ],
      },
      {
        id: 'tenants',
        label: 'Tenants',
        items: me.tenants.map(({ slug, name, role }) => ({
          id: `tenant ${slug}`,
          label: name,
          detail: role,
          icon: <Building2 />,
          keywords: [slug],
          onSelect: go(`/t/${slug}`),
        })),
      },
      {
        id: 'acts',
        label: 'Act',
        items: [
          ...(inTenant ?? []),
          { id: 'new-tenant', label: 'Create a tenant', icon: <Plus />, denied: noTenants, onSelect: go('/tenants?create=true') },
          ...portNames.map((port) => ({
            id: `force ${port}`,
            label: `Force ${port} to local…`,
            icon: <ArrowLeftRight />,
            keywords: ['mode', 'switch', 'failover', port],
            denied: noForce,
            onSelect: go(`/continuity?force=${port}&to=force_local`),
          })),
          {
            id: 'open-journal',
            label: 'Open journal',
            icon: <NotebookText />,
            keywords: ['waiting', 'conflicts', 'replay'],
            denied: noJournal,
            onSelect: go('/continuity/journal'),
          },
          {
            id: 'run-drill',
            label: 'Run a drill…',
            icon: <ListStart />,
            keywords: ['rehearse', 'outage', 'exercise'],
            denied: noDrill,
            onSelect: go('/continuity/drills?run=any'),
          },
          { id: 'dark', label: 'Dark theme', icon: <Moon />, onSelect: () => change({ theme: 'dark' }) },
          { id: 'light', label: 'Light theme', icon: <Sun />, onSelect: () => change({ theme: 'light' }) },
          { id: 'sign-out', label: 'Sign out', icon: <LogOut />, onSelect: () => void signOut() },
        ],
      },
    ]
  }, [pages, tenant, me, router, change, noTenants, noForce, noJournal, noDrill, noSession, noMember])
}
