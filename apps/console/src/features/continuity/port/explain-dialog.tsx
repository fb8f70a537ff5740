'use client'
import { useState } from 'react'
import type { PortName } from '@understudy/ports'
import { Field, FormDialog, Select, TextInput } from '@understudy/ui'
import { operationsOf } from './operations-of'

export interface ExplainedCall {
  operation: string
  tenant: string | null
  key: string
}

interface Props {
  port: PortName
  call: ExplainedCall
  tenants: readonly { slug: string; name: string }[]
  onExplain: (call: ExplainedCall) => void
  onClose: () => void
}

const PLATFORM = ''

/** Asks which call to explain. Nothing is called and nothing is changed. */
export function ExplainDialog({ port, call: first, tenants, onExplain, onClose }: Props) {
  const [call, setCall] = useState(first)
  return (
    <FormDialog
      title={`Explain a call of ${port}`}
      description="What would become of it now, candidate by candidate. Nothing is called."
      submitLabel="Explain"
      isSubmitting={false}
      onSubmit={() => {
        onExplain(call)
        onClose()
      }}
      onClose={onClose}
    >
      <Field label="Operation">
        <Select
          value={call.operation}
          options={operationsOf(port).map((name) => ({ value: name, label: name }))}
          onChange={({ target }) => setCall({ ...call, operation: target.value })}
        />
      </Field>
      <Field label="For">
        <Select
          value={call.tenant ?? PLATFORM}
          options={[
            { value: PLATFORM, label: 'The platform itself' },
            ...tenants.map(({ slug, name }) => ({ value: slug, label: name })),
          ]}
          onChange={({ target }) => setCall({ ...call, tenant: target.value === PLATFORM ? null : target.value })}
        />
      </Field>
      <Field label="Key" isOptional hint="An object’s key, where the operation has one.">
        <TextInput isMono maxLength={960} value={call.key} onChange={({ target }) => setCall({ ...call, key: target.value })} />
      </Field>
    </FormDialog>
  )
}
