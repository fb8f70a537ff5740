'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Pause } from 'lucide-react'
import type { JournalView } from '@understudy/continuity'
import { Button, Notice, Time, toast, type Denial } from '@understudy/ui'
import { errorOf } from '@/client/error-of'
import { useTRPC } from '@/client/trpc'

/** Each port whose replay somebody stopped, with the way to go on. */
export function Holds({ holds, denied }: { holds: JournalView['holds']; denied: Denial | undefined }) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { mutate, isPending, variables } = useMutation(
    trpc.journal.hold.mutationOptions({
      onSuccess: (_, { port }) => {
        toast.success(`Replay of ${port} goes on`)
        void queryClient.invalidateQueries({ queryKey: trpc.journal.pathKey() })
      },
      onError: (error) => toast.error(errorOf(error).message),
    }),
  )
  return holds.map(({ port, reason, heldBy, heldAt }) => (
    <Notice
      key={port}
      tone="neutral"
      icon={<Pause />}
      title={`Replay of ${port} is held by ${heldBy}.`}
      acts={
        <Button
          denied={denied}
          isBusy={isPending && variables.port === port}
          onClick={() => mutate({ port, held: false, reason: '' })}
        >
          Resume replay
        </Button>
      }
    >
      Since <Time at={heldAt} show="clock" />
      {reason && `: “${reason}”`}. Writes wait here; none is lost.
    </Notice>
  ))
}
