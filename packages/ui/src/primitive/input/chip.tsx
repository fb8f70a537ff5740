'use client'
import clsx from 'clsx'
import type { ComponentPropsWithRef, ReactNode } from 'react'

export type ChipProps = Omit<ComponentPropsWithRef<'button'>, 'className' | 'style' | 'children'> & {
  isOn: boolean
  children: ReactNode
}

/** A small toggle, as one of many that may be on together. */
export function Chip({ isOn, children, ...rest }: ChipProps) {
  return (
    <button {...rest} type="button" className={clsx('chip', 'toggle', isOn && 'is-on')} aria-pressed={isOn}>
      {children}
    </button>
  )
}
