'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ListTree } from 'lucide-react'
import { useRouter } from 'next/navigation'
import type { CommandGroup } from '@understudy/ui'
import { useTRPC } from '@/client/trpc'
import { useSettled } from '@/client/use-settled'
import { useTenantOfPage } from './use-me'

/** Sessions of the tenant that is open whose title, or whose person, fits what was typed. */
export function useSessionCommands(search: string): CommandGroup[] {
  const trpc = useTRPC()
  const router = useRouter()
  const tenant = useTenantOfPage()
  const text = useSettled(search.trim())
  const canAsk = text.length >= 2 && tenant?.permissions.includes('session.read') === true
  const { data } = useQuery({
    ...trpc.sessions.list.queryOptions({ text: text.slice(0, 100), limit: 6 }),
    enabled: canAsk,
    placeholderData: keepPreviousData,
  })
  if (!canAsk || !data?.items.length) return []
  return [
    {
      id: 'sessions',
      label: 'Sessions',
      items: data.items.map(({ id, title, userName, agentKey }) => ({
        id: `session ${id}`,
        label: title,
        detail: `${agentKey}, ${userName}`,
        icon: <ListTree />,
        keywords: [userName, text],
        onSelect: () => router.push(`/t/${tenant?.slug}/sessions/${id}`),
      })),
    },
  ]
}
