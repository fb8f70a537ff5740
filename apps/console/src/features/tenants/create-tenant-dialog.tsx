'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useForm } from 'react-hook-form'
import { createTenantInput, type CreateTenantInput } from '@understudy/tenants'
import { Field, FormDialog, TextInput, toast } from '@understudy/ui'
import { errorOf } from '@/client/error-of'
import { useTRPC } from '@/client/trpc'
import { slugOf } from './slug-of'

export function CreateTenantDialog({ onClose }: { onClose: () => void }) {
  const trpc = useTRPC()
  const router = useRouter()
  const form = useForm<CreateTenantInput>({
    resolver: zodResolver(createTenantInput),
    defaultValues: { name: '', slug: '', domain: '' },
  })
  const { errors, isSubmitting, dirtyFields } = form.formState
  const { mutateAsync } = useMutation(trpc.tenants.create.mutationOptions())
  const submit = form.handleSubmit(async (input) => {
    try {
      const { slug } = await mutateAsync(input)
      toast.success(`${input.name} is there`, { description: 'Add its first owner next.' })
      router.refresh()
      router.push(`/t/${slug}/members?add=true`)
    } catch (error) {
      const { message, details } = errorOf(error)
      form.setError(details.field === 'slug' ? 'slug' : 'root', { message }, { shouldFocus: true })
    }
  })
  const name = form.register('name', {
    onChange: (event: { target: { value: string } }) => {
      if (!dirtyFields.slug) form.setValue('slug', slugOf(event.target.value), { shouldValidate: form.formState.isSubmitted })
    },
  })
  return (
    <FormDialog
      title="New tenant"
      description="It starts with no members and no agents, and with limits that its owners can change."
      submitLabel="Create tenant"
      isSubmitting={isSubmitting}
      error={errors.root?.message}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Field label="Name" error={errors.name?.message}>
        <TextInput autoComplete="off" {...name} />
      </Field>
      <Field label="Short name" hint="In addresses and in names on AWS. It cannot be changed later." error={errors.slug?.message}>
        <TextInput isMono autoComplete="off" {...form.register('slug')} />
      </Field>
      <Field label="Domain" error={errors.domain?.message}>
        <TextInput autoComplete="off" placeholder="example.com" {...form.register('domain')} />
      </Field>
    </FormDialog>
  )
}
