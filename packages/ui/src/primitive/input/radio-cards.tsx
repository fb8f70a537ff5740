'use client'
import { RadioGroup } from 'radix-ui'
import { useId, type ReactNode } from 'react'
import { useFieldGroup } from './field-context.ts'

export type RadioCard = { value: string; label: ReactNode; text?: ReactNode; detail?: ReactNode; disabledReason?: ReactNode }

export type RadioCardsProps = {
  label?: string | undefined
  value: string
  onChange: (value: string) => void
  options: readonly RadioCard[]
  name?: string | undefined
}

/** A choice where each option needs a sentence. */
export function RadioCards({ label, value, onChange, options, name }: RadioCardsProps) {
  const field = useFieldGroup()
  const id = useId()
  return (
    <RadioGroup.Root
      {...(label === undefined ? withoutUndefined(field) : { 'aria-label': label })}
      className="radio-cards"
      value={value}
      onValueChange={onChange}
      {...(name === undefined ? {} : { name })}
    >
      {options.map((option) => {
        const isOff = option.disabledReason !== undefined
        return (
          <RadioGroup.Item
            key={option.value}
            value={option.value}
            disabled={isOff}
            className="radio-card"
            aria-labelledby={`${id}-${option.value}`}
            aria-describedby={`${id}-${option.value}-text`}
          >
            <span className="radio" />
            <span className="grow">
              <span className="row between">
                <strong id={`${id}-${option.value}`}>{option.label}</strong>
                <span className="size-1 text-3">{option.detail}</span>
              </span>
              <span className="text-2" id={`${id}-${option.value}-text`}>
                {isOff ? option.disabledReason : option.text}
              </span>
            </span>
          </RadioGroup.Item>
        )
      })}
    </RadioGroup.Root>
  )
}

function withoutUndefined(field: ReturnType<typeof useFieldGroup>) {
  return {
    ...(field['aria-labelledby'] === undefined ? {} : { 'aria-labelledby': field['aria-labelledby'] }),
    ...(field['aria-describedby'] === undefined ? {} : { 'aria-describedby': field['aria-describedby'] }),
  }
}
