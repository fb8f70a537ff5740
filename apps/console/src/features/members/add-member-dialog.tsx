'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Controller, useForm } from 'react-hook-form'
import { addMemberInput, roles, tenantRoles, type AddMemberInput } from '@understudy/identity'
import { Field, FormDialog, RadioCards, TextInput } from '@understudy/ui'
import { errorOf } from '@/client/error-of'
import { useTRPC } from '@/client/trpc'
import { OneTimePassword } from './one-time-password'

export function AddMemberDialog({ onClose }: { onClose: () => void }) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const [added, setAdded] = useState<{ email: string; oneTimePassword: string | null } | null>(null)
  const form = useForm<AddMemberInput>({
    resolver: zodResolver(addMemberInput),
    defaultValues: { email: '', name: '', role: 'viewer' },
  })
  const { errors, isSubmitting } = form.formState
  const { mutateAsync } = useMutation(trpc.members.add.mutationOptions())
  const submit = form.handleSubmit(async (input) => {
    try {
      const { oneTimePassword } = await mutateAsync(input)
      setAdded({ email: input.email, oneTimePassword })
      await queryClient.invalidateQueries()
    } catch (error) {
      const { code, message } = errorOf(error)
      form.setError(code === 'conflict' ? 'email' : 'root', { message }, { shouldFocus: true })
    }
  })
  if (added) return <OneTimePassword {...added} onClose={onClose} />
  return (
    <FormDialog
      title="Add a member"
      description="Somebody without an account gets one, with a password that is shown to you once."
      submitLabel="Add member"
      isSubmitting={isSubmitting}
      error={errors.root?.message}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Field label="E-mail" error={errors.email?.message}>
        <TextInput type="email" autoComplete="off" {...form.register('email')} />
      </Field>
      <Field label="Name" hint="Used when the account is new." error={errors.name?.message}>
        <TextInput autoComplete="off" {...form.register('name')} />
      </Field>
      <Field label="Role" error={errors.role?.message}>
        <Controller
          control={form.control}
          name="role"
          render={({ field }) => (
            <RadioCards
              value={field.value}
              onChange={field.onChange}
              options={tenantRoles.map((role) => ({ value: role, label: roles[role].title, text: roles[role].sentence }))}
            />
          )}
        />
      </Field>
    </FormDialog>
  )
}
