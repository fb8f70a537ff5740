'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { roles, type MemberView, type TenantRole } from '@understudy/identity'
import { toast } from '@understudy/ui'
import { errorOf } from '@/client/error-of'
import { useTRPC } from '@/client/trpc'

/** Shows the new role at once and takes it back, with the reason, when it is refused. */
export function useChangeRole(): (member: MemberView, role: TenantRole) => void {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const queryKey = trpc.members.list.queryKey()
  const { mutate } = useMutation(
    trpc.members.changeRole.mutationOptions({
      onMutate: ({ userId, role }) => {
        const before = queryClient.getQueryData(queryKey)
        queryClient.setQueryData(queryKey, (known) => known?.map((one) => (one.userId === userId ? { ...one, role } : one)))
        return { before }
      },
      onError: (error, _input, context) => {
        queryClient.setQueryData(queryKey, context?.before)
        toast.error('The role was not changed', { description: errorOf(error).message })
      },
      onSettled: () => void queryClient.invalidateQueries({ queryKey }),
    }),
  )
  return (member, role) =>
    mutate(
      { userId: member.userId, role },
      { onSuccess: () => toast.success(`${member.name} is now ${roles[role].title.toLowerCase()}`) },
    )
}
