'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { updateTenantInput, type TenantDetail, type UpdateTenantInput } from '@understudy/tenants'
import { Button, Field, FieldGrid, FormActs, Notice, Panel, Select, Stack, TextInput, toast, DenialText } from '@understudy/ui'
import { errorOf } from '@/client/error-of'
import { useTRPC } from '@/client/trpc'
import { useUnsavedGuard } from '@/client/use-unsaved-guard'
import { timeZones } from '@/features/me/time-zones'
import { useDenial } from '@/features/shell/use-denial'

const locales = [
  { value: 'en-GB', label: 'English' },
  { value: 'sv-SE', label: 'Swedish' },
]

export function SettingsForm({ tenant }: { tenant: TenantDetail }) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const denied = useDenial('tenant.update')
  const form = useForm<UpdateTenantInput>({
    resolver: zodResolver(updateTenantInput),
    values: { name: tenant.name, settings: tenant.settings },
    resetOptions: { keepDirtyValues: true },
  })
  const { errors, isSubmitting, isDirty } = form.formState
  const { mutateAsync } = useMutation(trpc.tenants.update.mutationOptions())
  useUnsavedGuard(isDirty && !isSubmitting)
  const submit = form.handleSubmit(async (input) => {
    try {
      await mutateAsync(input)
      form.reset(input)
      toast.success('Saved')
      await queryClient.invalidateQueries()
    } catch (error) {
      form.setError('root', { message: errorOf(error).message })
    }
  })
  const isOff = denied !== undefined
  const number = { valueAsNumber: true, disabled: isOff } as const
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Stack gap={16}>
        {denied && (
          <Notice title="You see these settings and cannot change them.">
            <DenialText denial={denied} />
          </Notice>
        )}
        {errors.root && (
          <Notice tone="down" isAnnounced>
            {errors.root.message}
          </Notice>
        )}
        <Panel title="About">
          <FieldGrid>
            <Field label="Name" error={errors.name?.message}>
              <TextInput {...form.register('name', { disabled: isOff })} />
            </Field>
            <Field label="Domain" hint="From tenants.yaml; it is part of names outside.">
              <TextInput value={tenant.domain} readOnly disabled />
            </Field>
            <Field label="Time zone" error={errors.settings?.timezone?.message}>
              <Select
                options={timeZones(tenant.settings.timezone)}
                {...form.register('settings.timezone', { disabled: isOff })}
              />
            </Field>
            <Field label="Language" error={errors.settings?.locale?.message}>
              <Select options={locales} {...form.register('settings.locale', { disabled: isOff })} />
            </Field>
          </FieldGrid>
        </Panel>
        <Panel title="Limits">
          <FieldGrid>
            <Field
              label="Keep sessions and results for"
              hint="Days, 1 to 3,650. Older ones are removed with their data."
              error={errors.settings?.retentionDays?.message}
            >
              <TextInput type="number" inputMode="numeric" {...form.register('settings.retentionDays', number)} />
            </Field>
            <Field
              label="Model tokens a month"
              hint="Of all sessions together, input and output."
              error={errors.settings?.monthlyTokens?.message}
            >
              <TextInput type="number" inputMode="numeric" {...form.register('settings.monthlyTokens', number)} />
            </Field>
          </FieldGrid>
        </Panel>
        <FormActs note={isDirty ? 'Not saved yet' : undefined}>
          <Button disabledReason={isDirty ? undefined : 'Nothing is changed.'} onClick={() => form.reset()}>
            Discard
          </Button>
          <Button
            type="submit"
            variant="primary"
            isBusy={isSubmitting}
            denied={denied}
            disabledReason={isDirty ? undefined : 'Nothing is changed.'}
          >
            Save changes
          </Button>
        </FormActs>
      </Stack>
    </form>
  )
}
