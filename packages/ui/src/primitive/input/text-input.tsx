'use client'
import clsx from 'clsx'
import type { ComponentPropsWithRef } from 'react'
import { useFieldControl } from './field-context.ts'

export type TextInputProps = Omit<ComponentPropsWithRef<'input'>, 'className' | 'style'> & { isMono?: boolean | undefined }

export function TextInput({ isMono = false, type = 'text', ...rest }: TextInputProps) {
  const field = useFieldControl()
  return <input {...field} {...rest} type={type} className={clsx('input', isMono && 'mono')} />
}
