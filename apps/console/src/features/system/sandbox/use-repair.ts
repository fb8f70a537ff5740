'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { toast } from '@understudy/ui'
import { errorOf } from '@/client/error-of'
import { useTRPC } from '@/client/trpc'

const faultWords = (count: number): string => (count === 1 ? '1 fault' : `${count} faults`)

/** Breaking and repairing, each seen on the wire within a second; what is refused says why. */
export function useRepair() {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const onSettled = () => void queryClient.invalidateQueries({ queryKey: trpc.sandbox.pathKey() })
  const onError = (error: unknown) => toast.error('Nothing was repaired', { description: errorOf(error).message })
  const one = useMutation(
    trpc.sandbox.repair.mutationOptions({ onSettled, onError, onSuccess: () => void toast.success('Repaired') }),
  )
  const all = useMutation(
    trpc.sandbox.repairAll.mutationOptions({
      onSettled,
      onError,
      onSuccess: ({ repaired }) => void toast.success(`Repaired ${faultWords(repaired)}`),
    }),
  )
  const breaking = useMutation(trpc.sandbox.break.mutationOptions({ onSettled }))
  return { one, all, breaking }
}
