'use client'
import { ChevronDown } from 'lucide-react'
import type { ComponentPropsWithRef } from 'react'
import { Icon } from '../sign/icon.tsx'
import { useFieldControl } from './field-context.ts'

export type SelectOption = { value: string; label: string; isDisabled?: boolean | undefined }

export type SelectProps = Omit<ComponentPropsWithRef<'select'>, 'className' | 'style' | 'children'> & {
  options: readonly SelectOption[]
}

/** The platform's own list: right on a phone, known to every screen reader. */
export function Select({ options, ...rest }: SelectProps) {
  const field = useFieldControl()
  return (
    <span className="select-box">
      <select {...field} {...rest} className="select">
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.isDisabled}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon>
        <ChevronDown />
      </Icon>
    </span>
  )
}
