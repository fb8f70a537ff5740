import {
  ArrowLeftRight,
  Bot,
  Building2,
  LayoutGrid,
  NotebookText,
  ListStart,
  ListTree,
  ScrollText,
  Settings2,
  UserRound,
  UsersRound,
  Wrench,
} from 'lucide-react'
import type { ReactNode } from 'react'
import type { MeView, Permission } from '@understudy/identity'

export interface ConsolePage {
  href: string
  label: string
  icon: ReactNode
  /** Pressed after G. */
  key: string
  keywords?: readonly string[]
  /** Stands beneath the page before it. */
  isSub?: boolean
}

const platform: (ConsolePage & { permission: Permission | null })[] = [
  { href: '/', label: 'Overview', icon: <LayoutGrid />, key: 'O', permission: null, keywords: ['home', 'incidents'] },
  {
    href: '/continuity',
    label: 'Continuity',
    icon: <ArrowLeftRight />,
    key: 'C',
    permission: null,
    keywords: ['failover', 'matrix', 'ports', 'mode', 'force', 'timeline'],
  },
  {
    href: '/continuity/journal',
    label: 'Journal',
    icon: <NotebookText />,
    key: 'J',
    permission: 'continuity.read',
    keywords: ['replay', 'conflicts', 'poisoned', 'waiting', 'recovery'],
    isSub: true,
  },
  {
    href: '/continuity/drills',
    label: 'Drills',
    icon: <ListStart />,
    key: 'D',
    permission: 'continuity.read',
    keywords: ['rehearse', 'outage', 'report', 'schedule', 'exercise'],
    isSub: true,
  },
  { href: '/tenants', label: 'Tenants', icon: <Building2 />, key: 'T', permission: 'platform.tenants', keywords: ['customers'] },
  { href: '/audit', label: 'Audit', icon: <ScrollText />, key: 'A', permission: 'platform.audit', keywords: ['trail', 'log'] },
  { href: '/system', label: 'System', icon: <Settings2 />, key: 'Y', permission: 'platform.system', keywords: ['processes'] },
  {
    href: '/system/sandbox',
    label: 'Sandbox AWS',
    icon: <Wrench />,
    key: 'B',
    permission: 'platform.sandbox',
    keywords: ['break', 'fault', 'repair', 'emulator'],
    isSub: true,
  },
]

const inTenant: (Omit<ConsolePage, 'href'> & { path: string; permission: Permission })[] = [
  { path: '', label: 'Tenant', icon: <UserRound />, key: 'E', permission: 'tenant.read', keywords: ['overview', 'resources'] },
  { path: '/agents', label: 'Agents', icon: <Bot />, key: 'N', permission: 'agent.read', keywords: ['budget', 'tools'] },
  { path: '/sessions', label: 'Sessions', icon: <ListTree />, key: 'S', permission: 'session.read', keywords: ['runs'] },
  {
    path: '/members',
    label: 'Members',
    icon: <UsersRound />,
    key: 'M',
    permission: 'member.read',
    keywords: ['roles', 'people'],
  },
  { path: '/audit', label: 'Audit', icon: <ScrollText />, key: 'U', permission: 'audit.read', keywords: ['trail', 'log'] },
]

export const platformPages = (me: MeView): ConsolePage[] =>
  platform.filter(({ permission }) => permission === null || me.platformPermissions.includes(permission))

/** Every page of a tenant, also one whose right is missing: the page itself says which, and who grants it. */
export const tenantPages = (tenant: MeView['tenants'][number]): ConsolePage[] =>
  inTenant.map(({ path, ...page }) => ({ ...page, href: `/t/${tenant.slug}${path}` }))
