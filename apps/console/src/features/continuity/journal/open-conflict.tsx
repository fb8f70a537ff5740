'use client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import type { ConflictView } from '@understudy/continuity'
import { LoadingState, toast } from '@understudy/ui'
import { errorOf } from '@/client/error-of'
import { useTRPC } from '@/client/trpc'
import { failureOf } from '@/features/shell/failure'
import { useDenial } from '@/features/shell/use-denial'
import type { ConflictAction } from './conflict-detail'

// The comparison of lines comes with its library.
const ConflictDetailView = dynamic(() => import('./conflict-detail').then((detail) => detail.ConflictDetailView), {
  loading: () => <LoadingState shape="rows" count={6} />,
})
const RestoreLoserDialog = dynamic(() => import('./decide-dialogs').then((dialogs) => dialogs.RestoreLoserDialog))
const MergeDialog = dynamic(() => import('./decide-dialogs').then((dialogs) => dialogs.MergeDialog))

const doneWords: Record<ConflictAction, string> = {
  keep_winner: 'The winner is kept',
  restore_loser: 'The loser is the newest version now',
  merge: 'The merged text is the newest version now',
}

/** One conflict with both versions; what would change data asks first. */
export function OpenConflict({ conflict, onDone }: { conflict: ConflictView; onDone: () => void }) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const denied = useDenial('continuity.resolve')
  const [asking, setAsking] = useState<'restore_loser' | 'merge' | null>(null)
  const about = { tenant: conflict.tenant.slug, id: conflict.id }
  const detail = useQuery(trpc.journal.conflict.queryOptions(about))
  const { mutate, isPending, error } = useMutation(
    trpc.journal.resolveConflict.mutationOptions({
      onSuccess: (_, { action }) => {
        toast.success(doneWords[action])
        setAsking(null)
        onDone()
        void queryClient.invalidateQueries({ queryKey: trpc.journal.pathKey() })
      },
    }),
  )
  if (!detail.data) return failureOf(detail, 'Both versions could not be read') ?? <LoadingState shape="rows" count={6} />
  const sending = { isSending: isPending, error: error ? errorOf(error).message : undefined }
  const close = () => setAsking(null)
  return (
    <>
      <ConflictDetailView
        conflict={detail.data}
        denied={denied}
        isSending={isPending}
        error={asking ? undefined : sending.error}
        onDecide={(action) => (action === 'keep_winner' ? mutate({ ...about, action, reason: '' }) : setAsking(action))}
      />
      {asking === 'restore_loser' && (
        <RestoreLoserDialog
          {...sending}
          conflict={detail.data}
          onSubmit={(reason) => mutate({ ...about, action: 'restore_loser', reason })}
          onClose={close}
        />
      )}
      {asking === 'merge' && (
        <MergeDialog
          {...sending}
          conflict={detail.data}
          onSubmit={(text, reason) => mutate({ ...about, action: 'merge', text, reason })}
          onClose={close}
        />
      )}
    </>
  )
}
