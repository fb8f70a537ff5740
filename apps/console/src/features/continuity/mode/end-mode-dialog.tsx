'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ModeView } from '@understudy/continuity'
import { Field, FormDialog, Text, TextArea, toast, useUi } from '@understudy/ui'
import { errorOf } from '@/client/error-of'
import { useTRPC } from '@/client/trpc'
import { useTicking } from '@/client/use-ticking'
import { useShellStart } from '@/features/shell/shell-start'
import { modeSentence } from '../words/mode-words'

/** Ends an order before its time: the breakers decide again. */
export function EndModeDialog({ order, onClose }: { order: ModeView; onClose: () => void }) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { timeZone, language } = useUi()
  const nowMs = useTicking(useShellStart().atMs, 60_000)
  const [reason, setReason] = useState('')
  const { mutate, isPending, error } = useMutation(
    trpc.continuity.endMode.mutationOptions({
      onSuccess: () => {
        toast.success(`${order.port} is back on auto`)
        onClose()
        void queryClient.invalidateQueries({ queryKey: trpc.continuity.pathKey() })
      },
    }),
  )
  return (
    <FormDialog
      title={`Return ${order.port} to auto`}
      description={`It is ${modeSentence(order, { timeZone, language, nowMs })}: “${order.reason}”`}
      submitLabel="Return to auto"
      isSubmitting={isPending}
      error={error ? errorOf(error).message : undefined}
      onSubmit={() => mutate({ id: order.id, reason })}
      onClose={onClose}
    >
      <Text as="p">
        The breakers decide again, in every process within 1 s. A side that is tripped stays so until it is back; writes that wait
        are handed back first.
      </Text>
      <Field label="Reason, goes to the audit trail" isOptional>
        <TextArea rows={2} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
      </Field>
    </FormDialog>
  )
}
