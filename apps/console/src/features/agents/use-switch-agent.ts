'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { TenantAgentView } from '@understudy/tenants'
import { toast } from '@understudy/ui'
import { errorOf } from '@/client/error-of'
import { useTRPC } from '@/client/trpc'

/** Moves the switch at once and moves it back, with the reason, when that is refused. */
export function useSwitchAgent(): (agent: TenantAgentView, enabled: boolean) => void {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const queryKey = trpc.tenants.agents.queryKey()
  const { mutate } = useMutation(
    trpc.tenants.updateAgent.mutationOptions({
      onMutate: ({ key, enabled }) => {
        const before = queryClient.getQueryData(queryKey)
        queryClient.setQueryData(queryKey, (known) =>
          known?.map((agent) => (agent.key === key && enabled !== undefined ? { ...agent, enabled } : agent)),
        )
        return { before }
      },
      onError: (error, _input, context) => {
        queryClient.setQueryData(queryKey, context?.before)
        toast.error('The agent was not switched', { description: errorOf(error).message })
      },
      onSettled: () => void queryClient.invalidateQueries({ queryKey }),
    }),
  )
  return ({ key }, enabled) =>
    mutate(
      { key, enabled },
      {
        onSuccess: () =>
          toast.success(enabled ? `${key} is on` : `${key} is off`, {
            description: enabled ? '' : 'Runs that have begun go on.',
          }),
      },
    )
}
