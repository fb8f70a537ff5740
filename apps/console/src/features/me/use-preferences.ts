'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Preferences } from '@understudy/identity'
import { toast } from '@understudy/ui'
import { errorOf } from '@/client/error-of'
import { useTRPC } from '@/client/trpc'
import { useMe } from '@/features/shell/use-me'

/** Appearance changes at once and is written behind; what could not be written is taken back and said. */
export function usePreferences(): { preferences: Preferences; change: (wanted: Partial<Preferences>) => void } {
  const me = useMe()
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const queryKey = trpc.me.get.queryKey()
  const { mutate } = useMutation(
    trpc.me.updatePreferences.mutationOptions({
      onMutate: (wanted) => {
        const before = queryClient.getQueryData(queryKey)
        queryClient.setQueryData(
          queryKey,
          (known) => known && { ...known, preferences: { ...known.preferences, ...defined(wanted) } },
        )
        return { before }
      },
      onError: (error, _wanted, context) => {
        queryClient.setQueryData(queryKey, context?.before)
        toast.error('The appearance was not saved', { description: errorOf(error).message })
      },
      onSettled: () => void queryClient.invalidateQueries({ queryKey }),
    }),
  )
  const change = useCallback((wanted: Partial<Preferences>) => mutate(wanted), [mutate])
  return { preferences: me.preferences, change }
}

const defined = <T extends object>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as Partial<Preferences>
