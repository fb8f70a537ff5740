'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Dialog, Notice, Text, toast } from '@understudy/ui'
import { errorOf } from '@/client/error-of'
import { useTRPC } from '@/client/trpc'

/** Ends a drill before its time. */
export function StopDrillDialog({ drill, onClose }: { drill: { id: string; title: string }; onClose: () => void }) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { mutate, isPending, error } = useMutation(
    trpc.drills.stop.mutationOptions({
      onSuccess: ({ stopped }) => {
        toast.success(stopped ? `${drill.title} is stopped, the sandbox repaired` : `${drill.title} was over already`)
        onClose()
        void queryClient.invalidateQueries({ queryKey: trpc.drills.pathKey() })
      },
    }),
  )
  return (
    <Dialog
      isOpen
      width="narrow"
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`Stop ${drill.title}`}
      acts={
        <>
          <Button onClick={onClose}>Let it go on</Button>
          <Button variant="danger" isBusy={isPending} onClick={() => mutate({ id: drill.id })}>
            Stop and repair
          </Button>
        </>
      }
    >
      {error && (
        <Notice tone="down" isAnnounced>
          {errorOf(error).message}
        </Notice>
      )}
      <Text as="p">
        Its faults are repaired at once, its callers end, and what they wrote is removed on both sides. The report keeps what was
        measured until now and says that it was stopped.
      </Text>
    </Dialog>
  )
}
