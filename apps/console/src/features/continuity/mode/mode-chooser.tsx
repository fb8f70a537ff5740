'use client'
import { portNames } from '@understudy/ports'
import { Field, FieldGrid, Select } from '@understudy/ui'
import { modeTitles } from '../words/mode-words'
import type { ModeChoice } from './mode-choice'

interface Props {
  choice: ModeChoice
  onChange: (change: Partial<ModeChoice>) => void
  tenants: readonly { slug: string; name: string }[]
  /** What is settled already is not asked. */
  asks: { port: boolean; mode: boolean }
}

const modes = ['force_local', 'force_aws', 'drain', 'observe'] as const
const ALL = ''

/** What the order is about: which port, which way, for whom. */
export function ModeChooser({ choice, onChange, tenants, asks }: Props) {
  return (
    <FieldGrid columns={asks.port || asks.mode ? (asks.port && asks.mode ? 3 : 2) : 1}>
      {asks.port && (
        <Field label="Port">
          <Select
            value={choice.port}
            options={portNames.map((port) => ({ value: port, label: port }))}
            onChange={({ target }) => onChange({ port: portNames.find((port) => port === target.value) ?? choice.port })}
          />
        </Field>
      )}
      {asks.mode && (
        <Field label="Order">
          <Select
            value={choice.mode}
            options={modes.map((mode) => ({ value: mode, label: modeTitles[mode] }))}
            onChange={({ target }) => onChange({ mode: modes.find((mode) => mode === target.value) ?? choice.mode })}
          />
        </Field>
      )}
      <Field label="For">
        <Select
          value={choice.tenant ?? ALL}
          options={[{ value: ALL, label: 'All tenants' }, ...tenants.map(({ slug, name }) => ({ value: slug, label: name }))]}
          onChange={({ target }) => onChange({ tenant: target.value === ALL ? null : target.value })}
        />
      </Field>
    </FieldGrid>
  )
}
