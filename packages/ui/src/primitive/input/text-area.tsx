'use client'
import clsx from 'clsx'
import type { ComponentPropsWithRef } from 'react'
import { useFieldControl } from './field-context.ts'

export type TextAreaProps = Omit<ComponentPropsWithRef<'textarea'>, 'className' | 'style'> & { isMono?: boolean | undefined }

export function TextArea({ isMono = false, ...rest }: TextAreaProps) {
  const field = useFieldControl()
  return <textarea {...field} {...rest} className={clsx('textarea', isMono && 'mono')} />
}
