'use client'
import { ToggleGroup } from 'radix-ui'
import type { ReactNode } from 'react'

export type Segment<Value extends string> = { value: Value; label: ReactNode; icon?: ReactNode }

export type SegmentedProps<Value extends string> = {
  label: string
  value: Value
  onChange: (value: Value) => void
  segments: readonly Segment<Value>[]
}

/** One of a few short options, all in view. */
export function Segmented<Value extends string>({ label, value, onChange, segments }: SegmentedProps<Value>) {
  return (
    <ToggleGroup.Root
      type="single"
      className="segmented"
      aria-label={label}
      value={value}
      onValueChange={(next) => {
        const chosen = segments.find((segment) => segment.value === next)
        if (chosen !== undefined) onChange(chosen.value)
      }}
    >
      {segments.map((segment) => (
        <ToggleGroup.Item key={segment.value} value={segment.value}>
          {segment.icon !== undefined && <span className="icon-box">{segment.icon}</span>}
          {segment.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  )
}
