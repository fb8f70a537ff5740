'use client'
import { createContext, useContext } from 'react'

export type FieldWiring = {
  id: string | undefined
  labelId: string | undefined
  describedBy: string | undefined
  hasError: boolean
}

export const FieldContext = createContext<FieldWiring>({
  id: undefined,
  labelId: undefined,
  describedBy: undefined,
  hasError: false,
})

/** The attributes that tie a native control to the Field around it. */
export function useFieldControl() {
  const { id, describedBy, hasError } = useContext(FieldContext)
  return { id, 'aria-describedby': describedBy, 'aria-invalid': hasError || undefined }
}

/** The same for a group of controls, which is named by the label instead of pointed at by it. */
export function useFieldGroup() {
  const { labelId, describedBy } = useContext(FieldContext)
  return { 'aria-labelledby': labelId, 'aria-describedby': describedBy }
}
