'use client'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'next/navigation'
import { roles } from '@understudy/identity'
import { Avatar, ItemList, LinkText, LoadingState, Panel, Text, Time } from '@understudy/ui'
import { useTRPC } from '@/client/trpc'
import { Failure } from '@/features/shell/failure'

const SHOWN = 6

export function MembersPanel({ total }: { total: number }) {
  const trpc = useTRPC()
  const { tenant } = useParams<{ tenant: string }>()
  const query = useQuery(trpc.members.list.queryOptions())
  const href = `/t/${tenant}/members`
  return (
    <Panel
      title="Members"
      count={total}
      isFlush={total > 0}
      footer={<LinkText href={href}>{total > SHOWN ? `Show all ${total}` : 'Members and roles'}</LinkText>}
    >
      {query.isPending && <LoadingState shape="rows" count={Math.min(Math.max(total, 1), SHOWN)} />}
      {query.isError && !query.data && (
        <Failure error={query.error} title="Members could not be loaded" onRetry={() => void query.refetch()} />
      )}
      {query.data?.length === 0 && <Text tone="quiet">Nobody yet. Platform administrators can open it all the same.</Text>}
      <ItemList
        items={(query.data ?? []).slice(0, SHOWN).map(({ userId, name, email, role, lastSeenAt }) => ({
          id: userId,
          sign: <Avatar name={name} />,
          title: name,
          text: `${roles[role].title.toLowerCase()}, ${email}`,
          after: lastSeenAt ? <Time at={lastSeenAt} /> : 'not yet signed in',
        }))}
      />
    </Panel>
  )
}
