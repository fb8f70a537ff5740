'use client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { MySession } from '@understudy/identity'
import { Button, DataTable, Dialog, Panel, Tag, Text, Time, toast, type DataColumn } from '@understudy/ui'
import { errorOf } from '@/client/error-of'
import { withReturn } from '@/client/page-address'
import { useTRPC } from '@/client/trpc'
import { failureOf } from '@/features/shell/failure'
import { browserOf } from './browser-of'

export function SignInsPanel() {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const query = useQuery(trpc.me.sessions.queryOptions())
  const [isAsking, setIsAsking] = useState(false)
  const failed = (error: unknown) => void toast.error('The sign-in was not ended', { description: errorOf(error).message })
  const end = useMutation(
    trpc.me.endSession.mutationOptions({
      onError: failed,
      onSettled: () => void queryClient.invalidateQueries({ queryKey: trpc.me.sessions.queryKey() }),
    }),
  )
  const everywhere = useMutation(
    trpc.me.signOutEverywhere.mutationOptions({
      onError: failed,
      onSuccess: () => window.location.assign(withReturn('/sign-in', '/')),
    }),
  )
  const columns: DataColumn<MySession>[] = [
    {
      id: 'with',
      header: 'With',
      cell: ({ userAgent, isCurrent }) => (
        <>
          {browserOf(userAgent)} {isCurrent && <Tag>this one</Tag>}
        </>
      ),
    },
    { id: 'from', header: 'From', inList: 'text', cell: ({ address }) => <Text isMono>{address ?? '–'}</Text> },
    { id: 'since', header: 'Signed in', inList: 'hidden', cell: ({ createdAt }) => <Time at={createdAt} /> },
    { id: 'seen', header: 'Active', align: 'right', inList: 'labelled', cell: ({ lastSeenAt }) => <Time at={lastSeenAt} /> },
    {
      id: 'end',
      header: 'Act',
      isHeaderHidden: true,
      align: 'right',
      inList: 'end',
      cell: ({ id, isCurrent }) =>
        isCurrent ? null : (
          <Button isBusy={end.isPending && end.variables.sessionId === id} onClick={() => end.mutate({ sessionId: id })}>
            Sign out
          </Button>
        ),
    },
  ]
  return (
    <Panel
      title="Where you are signed in"
      count={query.data?.length}
      isFlush
      acts={<Button onClick={() => setIsAsking(true)}>Sign out everywhere…</Button>}
      footer="Ends after 12 hours unused or after 7 days. Signing out reaches every process at once."
    >
      <DataTable
        label="Open sign-ins"
        columns={columns}
        rows={query.data ?? []}
        rowId={({ id }) => id}
        isLoading={query.isPending}
        error={query.data ? undefined : failureOf(query, 'Your sign-ins could not be loaded')}
      />
      <Dialog
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        width="narrow"
        title="Sign out everywhere?"
        acts={
          <>
            <Button onClick={() => setIsAsking(false)}>Cancel</Button>
            <Button variant="primary" isBusy={everywhere.isPending} onClick={() => everywhere.mutate()}>
              Sign out everywhere
            </Button>
          </>
        }
      >
        <Text>All {query.data?.length ?? 0} sign-ins end at once, this one too. You sign in again with your password.</Text>
      </Dialog>
    </Panel>
  )
}
