'use client'
import { Field, FieldGrid, Panel, Row, Segmented, TextInput } from '@understudy/ui'

export interface StartOptions {
  title: string
  heldOn: string
  whenNoModel: 'go-on' | 'wait'
}

interface OptionsStepProps {
  options: StartOptions
  errors: Partial<Record<keyof StartOptions, string>>
  onChange: (change: Partial<StartOptions>) => void
}

export function OptionsStep({ options, errors, onChange }: OptionsStepProps) {
  return (
    <Panel>
      <FieldGrid>
        <Field label="Title" error={errors.title}>
          <TextInput value={options.title} maxLength={200} onChange={(event) => onChange({ title: event.target.value })} />
        </Field>
        <Field label="Held on" isOptional error={errors.heldOn} hint="“By Friday” is worked out from this day.">
          <TextInput type="date" value={options.heldOn} onChange={(event) => onChange({ heldOn: event.target.value })} />
        </Field>
        <Field
          label="If no model service answers"
          hint={
            options.whenNoModel === 'go-on'
              ? 'Sentences are picked from the transcript and marked as extractive.'
              : 'The run waits and goes on by itself when one answers.'
          }
        >
          <Row>
            <Segmented
              label="If no model service answers"
              value={options.whenNoModel}
              onChange={(whenNoModel) => onChange({ whenNoModel })}
              segments={[
                { value: 'go-on', label: 'go on, say so' },
                { value: 'wait', label: 'wait' },
              ]}
            />
          </Row>
        </Field>
      </FieldGrid>
    </Panel>
  )
}
