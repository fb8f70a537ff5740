'use client'
import { useState } from 'react'
import type { PortName } from '@understudy/ports'
import { Field, formatNumber, FormDialog, Select, Text, TextInput, useUi } from '@understudy/ui'

interface Props {
  port: PortName
  tenants: readonly { slug: string; name: string }[]
  /** Null: every tenant. */
  proposed: string | null
  /** Of the last one that came to its end. */
  lastKeys: number | null
  isSending: boolean
  error: string | undefined
  onSubmit: (tenant: string | null, reason: string) => void
  onClose: () => void
}

const EVERY = ''

/** What a comparison costs and changes, before it is asked for. */
export function CompareDialog({ port, tenants, proposed, lastKeys, isSending, error, onSubmit, onClose }: Props) {
  const { language } = useUi()
  const [tenant, setTenant] = useState(proposed ?? EVERY)
  const [reason, setReason] = useState('')
  const options = [
    { value: EVERY, label: 'Every tenant' },
    ...tenants.map(({ slug, name }) => ({ value: slug, label: name })),
    ...(proposed !== null && !tenants.some(({ slug }) => slug === proposed) ? [{ value: proposed, label: proposed }] : []),
  ]
  return (
    <FormDialog
      title={`Compare both sides of ${port}`}
      submitLabel="Compare now"
      isSubmitting={isSending}
      error={error}
      onSubmit={() => onSubmit(tenant === EVERY ? null : tenant, reason)}
      onClose={onClose}
    >
      <Text as="p">
        A worker lists what AWS and this machine hold
        {lastKeys === null ? '' : `, ${formatNumber(lastKeys, { language })} keys the last time`}, and compares it key by key.
        Calls go on meanwhile; listing AWS costs requests. What differs is listed and left as it is, also a write that landed late
        on AWS.
      </Text>
      <Field label="For">
        <Select value={tenant} options={options} onChange={({ target }) => setTenant(target.value)} />
      </Field>
      <Field label="Reason, goes to the audit trail" isOptional>
        <TextInput value={reason} maxLength={500} onChange={({ target }) => setReason(target.value)} />
      </Field>
    </FormDialog>
  )
}
