'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import type { MemberView } from '@understudy/identity'
import { Button, Dialog, Notice, Text, toast } from '@understudy/ui'
import { errorOf } from '@/client/error-of'
import { useTRPC } from '@/client/trpc'

export function RemoveMemberDialog({ member, onClose }: { member: MemberView; onClose: () => void }) {
  const trpc = useTRPC()
  const router = useRouter()
  const queryClient = useQueryClient()
  const { mutate, isPending, error } = useMutation(
    trpc.members.remove.mutationOptions({
      onSuccess: async () => {
        toast.success(`${member.name} is no longer a member`)
        onClose()
        if (member.isMe) router.push('/')
        else await queryClient.invalidateQueries()
      },
    }),
  )
  return (
    <Dialog
      isOpen
      width="narrow"
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={member.isMe ? 'Leave this tenant?' : `Remove ${member.name}?`}
      footnote="They can be added again."
      acts={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" isBusy={isPending} onClick={() => mutate({ userId: member.userId })}>
            {member.isMe ? 'Leave' : 'Remove'}
          </Button>
        </>
      }
    >
      {error && (
        <Notice tone="down" isAnnounced>
          {errorOf(error).message}
        </Notice>
      )}
      <Text>
        {member.isMe ? 'You see' : `${member.email} sees`} nothing of this tenant any more, at once. The account, what it did, and
        its trail stay.
      </Text>
    </Dialog>
  )
}
