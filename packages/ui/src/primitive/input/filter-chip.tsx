'use client'
import clsx from 'clsx'
import { Check, ChevronDown, X } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useUi } from '../../provider/use-ui.ts'
import { Icon } from '../sign/icon.tsx'
import type { SelectOption } from './select.tsx'

export type FilterChipProps = {
  name: string
  options: readonly SelectOption[]
  /** The chosen values; none means that the filter is not set. */
  values: readonly string[]
  onChange: (values: readonly string[]) => void
  isMultiple?: boolean | undefined
}

/** A filter: dashed while it is empty, filled when set, with a press to remove it. */
export function FilterChip({ name, options, values, onChange, isMultiple = false }: FilterChipProps) {
  const { words } = useUi()
  const chosen = options.filter((option) => values.includes(option.value))
  const isSet = chosen.length > 0
  const choose = (value: string) => {
    const isChosen = values.includes(value)
    if (!isMultiple) onChange(isChosen ? [] : [value])
    else onChange(isChosen ? values.filter((other) => other !== value) : [...values, value])
  }
  return (
    <span className={clsx('chip', isSet && 'is-on')}>
      <DropdownMenu.Root>
        <DropdownMenu.Trigger className="chip-open">
          {name}
          {isSet && <strong>{chosen.map((option) => option.label).join(', ')}</strong>}
          {!isSet && (
            <Icon>
              <ChevronDown />
            </Icon>
          )}
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content className="menu" align="start" sideOffset={4} collisionPadding={8} aria-label={name}>
            {options.map((option) => (
              <DropdownMenu.CheckboxItem
                key={option.value}
                className="menu-item"
                checked={values.includes(option.value)}
                onSelect={(event) => {
                  if (isMultiple) event.preventDefault()
                  choose(option.value)
                }}
              >
                <Icon>{values.includes(option.value) ? <Check /> : null}</Icon>
                {option.label}
              </DropdownMenu.CheckboxItem>
            ))}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      {isSet && (
        <button type="button" className="chip-remove" aria-label={words.remove(name)} onClick={() => onChange([])}>
          <Icon>
            <X />
          </Icon>
        </button>
      )}
    </span>
  )
}
