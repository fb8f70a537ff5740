'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { startDrillInput, type DrillCatalogue } from '@understudy/continuity'
import { toast } from '@understudy/ui'
import { errorOf } from '@/client/error-of'
import { useTRPC } from '@/client/trpc'
import { StartDrillForm, type StartDrillFormProps } from './start-drill-form'

interface Props {
  catalogue: DrillCatalogue
  /** The timeline that is proposed. */
  proposed: string | null
  onClose: () => void
}

const usual = ({ timelines }: DrillCatalogue): string =>
  (timelines.find(({ refusal, name }) => refusal === null && !name.startsWith('port-')) ?? timelines[0])?.name ?? ''

/** Starts a drill and goes to it. */
export function StartDrillDialog({ catalogue, proposed, onClose }: Props) {
  const trpc = useTRPC()
  const router = useRouter()
  const queryClient = useQueryClient()
  const isKnown = catalogue.timelines.some(({ name }) => name === proposed)
  const [name, setName] = useState(isKnown ? proposed! : usual(catalogue))
  const [speed, setSpeed] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [errors, setErrors] = useState<StartDrillFormProps['errors']>({})
  const entry = catalogue.timelines.find((each) => each.name === name)
  const compression = speed ?? String(entry?.timeline?.compression ?? 1)
  const { mutate, isPending } = useMutation(
    trpc.drills.start.mutationOptions({
      onSuccess: ({ id, title }) => {
        toast.success(`${title} is started`)
        void queryClient.invalidateQueries({ queryKey: trpc.drills.pathKey() })
        router.push(`/continuity/drills/${id}`)
      },
      onError: (error) => {
        const { message, details } = errorOf(error)
        setErrors(details.field === 'compression' ? { compression: message } : { root: message })
      },
    }),
  )
  const submit = () => {
    const parsed = startDrillInput.safeParse({ timeline: name, compression: Number(compression), reason })
    if (parsed.success) {
      setErrors({})
      return mutate(parsed.data)
    }
    const messageOf = (field: string) => parsed.error.issues.find(({ path }) => path[0] === field)?.message
    setErrors({ compression: messageOf('compression'), reason: messageOf('reason') })
  }
  return (
    <StartDrillForm
      catalogue={catalogue}
      entry={entry}
      compression={compression}
      reason={reason}
      errors={errors}
      isSending={isPending}
      onChange={(change) => {
        setErrors({})
        if (change.name !== undefined) {
          setName(change.name)
          setSpeed(null)
        }
        if (change.compression !== undefined) setSpeed(change.compression)
        if (change.reason !== undefined) setReason(change.reason)
      }}
      onSubmit={submit}
      onClose={onClose}
    />
  )
}
