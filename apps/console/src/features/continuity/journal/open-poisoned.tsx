'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import type { PoisonedView } from '@understudy/continuity'
import { toast } from '@understudy/ui'
import { errorOf } from '@/client/error-of'
import { useTRPC } from '@/client/trpc'
import { useDenial } from '@/features/shell/use-denial'
import { PoisonedDetail } from './poisoned-detail'

const GiveUpDialog = dynamic(() => import('./decide-dialogs').then((dialogs) => dialogs.GiveUpDialog))

/** One write that was moved aside: once more, or not at all. */
export function OpenPoisoned({ write, onDone }: { write: PoisonedView; onDone: () => void }) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const denied = useDenial('continuity.resolve')
  const [isGivingUp, setIsGivingUp] = useState(false)
  const about = { tenant: write.tenant.slug, id: write.id }
  const { mutate, isPending, error } = useMutation(
    trpc.journal.decidePoisoned.mutationOptions({
      onSuccess: (_, { action }) => {
        toast.success(action === 'retry' ? 'It is tried once more' : 'It was given up')
        setIsGivingUp(false)
        onDone()
        void queryClient.invalidateQueries({ queryKey: trpc.journal.pathKey() })
      },
    }),
  )
  const message = error ? errorOf(error).message : undefined
  return (
    <>
      <PoisonedDetail
        write={write}
        denied={denied}
        isSending={isPending}
        error={isGivingUp ? undefined : message}
        onRetry={() => mutate({ ...about, action: 'retry', reason: '' })}
        onGiveUp={() => setIsGivingUp(true)}
      />
      {isGivingUp && (
        <GiveUpDialog
          write={write}
          isSending={isPending}
          error={message}
          onSubmit={(reason) => mutate({ ...about, action: 'give_up', reason })}
          onClose={() => setIsGivingUp(false)}
        />
      )}
    </>
  )
}
