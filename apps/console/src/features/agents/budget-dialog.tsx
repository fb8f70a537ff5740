'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { agentBudgetSchema, type AgentBudget, type TenantAgentView } from '@understudy/tenants'
import { Field, FormDialog, TextInput, toast } from '@understudy/ui'
import { errorOf } from '@/client/error-of'
import { useTRPC } from '@/client/trpc'

const number = { valueAsNumber: true } as const

export function BudgetDialog({ agent, onClose }: { agent: TenantAgentView; onClose: () => void }) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const form = useForm({ resolver: zodResolver(agentBudgetSchema), defaultValues: agent.budget })
  const { errors, isSubmitting } = form.formState
  const { mutateAsync } = useMutation(trpc.tenants.updateAgent.mutationOptions())
  const submit = form.handleSubmit(async (budget: AgentBudget) => {
    try {
      await mutateAsync({ key: agent.key, budget })
      toast.success(`Budget of ${agent.key} saved`)
      onClose()
      await queryClient.invalidateQueries()
    } catch (error) {
      form.setError('root', { message: errorOf(error).message })
    }
  })
  return (
    <FormDialog
      title={`Budget of ${agent.key}`}
      description="A run that reaches a limit stops with what it has and says so."
      submitLabel="Save budget"
      isSubmitting={isSubmitting}
      error={errors.root?.message}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Field
        label="Tokens in one run"
        hint="1,000 to 10,000,000, input and output together."
        error={errors.tokensPerRun?.message}
      >
        <TextInput type="number" inputMode="numeric" {...form.register('tokensPerRun', number)} />
      </Field>
      <Field label="Tokens in a day (UTC)" error={errors.tokensPerDay?.message}>
        <TextInput type="number" inputMode="numeric" {...form.register('tokensPerDay', number)} />
      </Field>
      <Field label="Seconds one run may work" hint="10 to 86,400." error={errors.wallSeconds?.message}>
        <TextInput type="number" inputMode="numeric" {...form.register('wallSeconds', number)} />
      </Field>
    </FormDialog>
  )
}
