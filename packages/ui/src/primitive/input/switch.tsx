'use client'
import { Switch as RadixSwitch } from 'radix-ui'
import { useId, type ReactNode } from 'react'
import { ReasonTooltip } from '../action/reason-tooltip.tsx'

export type SwitchProps = {
  isOn: boolean
  onChange: (isOn: boolean) => void
  label: ReactNode
  hint?: ReactNode
  name?: string | undefined
  disabledReason?: ReactNode
}

export function Switch({ isOn, onChange, label, hint, name, disabledReason }: SwitchProps) {
  const id = useId()
  const isOff = disabledReason !== undefined && disabledReason !== null && disabledReason !== false
  const control = (
    <RadixSwitch.Root
      id={id}
      className="switch"
      checked={isOn}
      aria-disabled={isOff || undefined}
      {...(hint === undefined || isOff ? {} : { 'aria-describedby': `${id}-hint` })}
      {...(name === undefined ? {} : { name })}
      onCheckedChange={(next) => !isOff && onChange(next)}
    />
  )
  return (
    <span className="labelled">
      {isOff ? <ReasonTooltip reason={disabledReason}>{control}</ReasonTooltip> : control}
      <span>
        <label htmlFor={id}>{label}</label>
        {hint !== undefined && (
          <span className="hint" id={`${id}-hint`}>
            {hint}
          </span>
        )}
      </span>
    </span>
  )
}
