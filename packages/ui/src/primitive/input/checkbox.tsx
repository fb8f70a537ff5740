'use client'
import { Checkbox as RadixCheckbox } from 'radix-ui'
import { useId, type ReactNode } from 'react'
import { ReasonTooltip } from '../action/reason-tooltip.tsx'

export type CheckboxProps = {
  checked: boolean | 'mixed'
  onChange: (isChecked: boolean) => void
  label: ReactNode
  /** Keeps the label for screen readers only, as in a table's first column. */
  isLabelHidden?: boolean | undefined
  name?: string | undefined
  disabledReason?: ReactNode
}

export function Checkbox({ checked, onChange, label, isLabelHidden = false, name, disabledReason }: CheckboxProps) {
  const id = useId()
  const isOff = disabledReason !== undefined && disabledReason !== null && disabledReason !== false
  const control = (
    <RadixCheckbox.Root
      id={id}
      className="checkbox"
      checked={checked === 'mixed' ? 'indeterminate' : checked}
      aria-disabled={isOff || undefined}
      {...(name === undefined ? {} : { name })}
      onClick={(event) => event.stopPropagation()}
      onCheckedChange={(next) => !isOff && onChange(next === true)}
    />
  )
  return (
    <span className="labelled">
      {isOff ? <ReasonTooltip reason={disabledReason}>{control}</ReasonTooltip> : control}
      <label htmlFor={id} className={isLabelHidden ? 'visually-hidden' : undefined}>
        {label}
      </label>
    </span>
  )
}
