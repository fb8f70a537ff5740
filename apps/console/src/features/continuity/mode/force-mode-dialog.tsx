'use client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { setModeInput, type ModeKind } from '@understudy/continuity'
import type { PortName } from '@understudy/ports'
import { toast, useUi } from '@understudy/ui'
import { errorOf } from '@/client/error-of'
import { useTRPC } from '@/client/trpc'
import { useTicking } from '@/client/use-ticking'
import { useShellStart } from '@/features/shell/shell-start'
import { useMe } from '@/features/shell/use-me'
import { expiryMs } from './expiry'
import { ForceModeForm, type ForceModeFormProps } from './force-mode-form'
import { ModeChooser } from './mode-chooser'
import { choiceTitle, type ModeChoice } from './mode-choice'

interface Props {
  /** Null: the dialog asks. */
  port: PortName | null
  mode: ModeKind | null
  onClose: () => void
}

/** Gives an order. The effect is read again while the dialog is open: it may have been open for a while. */
export function ForceModeDialog({ port, mode, onClose }: Props) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { timeZone } = useUi()
  const nowMs = useTicking(useShellStart().atMs, 1_000)
  const { tenants } = useMe()
  const [choice, setChoice] = useState<ModeChoice>({
    port: port ?? 'objects',
    mode: mode ?? 'force_local',
    tenant: null,
    reason: '',
    expiry: { kind: '2h', at: '' },
  })
  const [errors, setErrors] = useState<ForceModeFormProps['errors']>({})
  const about = { port: choice.port, mode: choice.mode, tenant: choice.tenant }
  const effect = useQuery({ ...trpc.continuity.modeEffect.queryOptions(about), refetchInterval: 5_000 })
  const { mutate, isPending } = useMutation(
    trpc.continuity.setMode.mutationOptions({
      onSuccess: () => {
        toast.success(`${choiceTitle(choice)}: in force`)
        onClose()
        void queryClient.invalidateQueries({ queryKey: trpc.continuity.pathKey() })
      },
      onError: (error) => setErrors({ root: errorOf(error).message }),
    }),
  )
  const submit = () => {
    const endsMs = expiryMs(choice.expiry, Date.now(), timeZone)
    if (endsMs === null) return setErrors({ expiresInS: 'Give a day and a time.' })
    const input = { ...about, reason: choice.reason, expiresInS: Math.round((endsMs - Date.now()) / 1_000) }
    const parsed = setModeInput.safeParse(input)
    if (parsed.success) {
      setErrors({})
      return mutate(parsed.data)
    }
    const messageOf = (field: string) => parsed.error.issues.find(({ path }) => path[0] === field)?.message
    const reason = messageOf('reason')
    const expiresInS = messageOf('expiresInS')
    setErrors({ ...(reason && { reason }), ...(expiresInS && { expiresInS }) })
  }
  return (
    <ForceModeForm
      choice={choice}
      onChange={(change) => {
        setErrors({})
        setChoice((before) => ({ ...before, ...change }))
      }}
      chooser={
        <ModeChooser
          choice={choice}
          onChange={(change) => setChoice((before) => ({ ...before, ...change }))}
          tenants={tenants}
          asks={{ port: port === null, mode: mode === null }}
        />
      }
      effect={effect.data}
      errors={effect.error && !errors.root ? { ...errors, root: errorOf(effect.error).message } : errors}
      nowMs={nowMs}
      isSending={isPending}
      onSubmit={submit}
      onClose={onClose}
    />
  )
}
