'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useForm, useWatch } from 'react-hook-form'
import { changePasswordInput, type ChangePasswordInput } from '@understudy/identity'
import { Button, Field, Notice, Stack, TextInput } from '@understudy/ui'
import { errorOf } from '@/client/error-of'
import { useTRPC } from '@/client/trpc'
import { PasswordLength } from './password-length'

interface Props {
  currentLabel: string
  /** For password managers: whose password this is. */
  email: string
  submitLabel: string
  onChanged: () => Promise<void> | void
}

export function PasswordForm({ currentLabel, email, submitLabel, onChanged }: Props) {
  const trpc = useTRPC()
  const form = useForm<ChangePasswordInput>({
    resolver: zodResolver(changePasswordInput),
    defaultValues: { currentPassword: '', newPassword: '' },
  })
  const { errors, isSubmitting } = form.formState
  const newPassword = useWatch({ control: form.control, name: 'newPassword' })
  const { mutateAsync } = useMutation(trpc.me.changePassword.mutationOptions())
  const submit = form.handleSubmit(async (input) => {
    try {
      await mutateAsync(input)
    } catch (error) {
      const { message, details } = errorOf(error)
      const field = details.field
      form.setError(field === 'currentPassword' || field === 'newPassword' ? field : 'root', { message }, { shouldFocus: true })
      return
    }
    form.reset()
    await onChanged()
  })
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
      <Stack gap={12}>
        {errors.root && (
          <Notice tone="down" isAnnounced>
            {errors.root.message}
          </Notice>
        )}
        <Field label={currentLabel} error={errors.currentPassword && (errors.currentPassword.message ?? 'Enter it.')}>
          <TextInput type="password" autoComplete="current-password" {...form.register('currentPassword')} />
        </Field>
        <Field label="New password" error={errors.newPassword?.message}>
          <TextInput type="password" autoComplete="new-password" {...form.register('newPassword')} />
        </Field>
        <PasswordLength length={Array.from(newPassword).length} />
        <Button type="submit" variant="primary" isBusy={isSubmitting}>
          {submitLabel}
        </Button>
      </Stack>
    </form>
  )
}
