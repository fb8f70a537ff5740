'use client'
import { useId, type ReactNode } from 'react'
import { useUi } from '../../provider/use-ui.ts'
import { FieldContext } from './field-context.ts'

export type FieldProps = {
  label: ReactNode
  children: ReactNode
  hint?: ReactNode
  /** Stands beside the field and is read with it. */
  error?: ReactNode
  isOptional?: boolean | undefined
}

/** Label, control, hint and error as one; the control inside takes its id and description from here. */
export function Field({ label, children, hint, error, isOptional = false }: FieldProps) {
  const { words } = useUi()
  const id = useId()
  const hasError = error !== undefined && error !== null && error !== false && error !== ''
  const describedBy = [hint === undefined ? undefined : `${id}-hint`, hasError ? `${id}-error` : undefined]
    .filter((part) => part !== undefined)
    .join(' ')
  return (
    <div className="field">
      <label htmlFor={id} id={`${id}-label`}>
        {label}
        {isOptional && <span className="text-3"> {words.optional}</span>}
      </label>
      <FieldContext value={{ id, labelId: `${id}-label`, describedBy: describedBy === '' ? undefined : describedBy, hasError }}>
        {children}
      </FieldContext>
      {hint !== undefined && (
        <span id={`${id}-hint`} className="hint">
          {hint}
        </span>
      )}
      {hasError && (
        <span id={`${id}-error`} className="field-error" role="alert">
          {error}
        </span>
      )}
    </div>
  )
}
