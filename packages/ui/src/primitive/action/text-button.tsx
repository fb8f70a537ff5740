'use client'
import type { ComponentPropsWithRef } from 'react'

/** An act in running text; looks like a link, stays a button. */
export function TextButton({ type = 'button', ...rest }: Omit<ComponentPropsWithRef<'button'>, 'className' | 'style'>) {
  return <button {...rest} type={type} className="link" />
}
