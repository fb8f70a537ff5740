'use client'
import { useLate } from '../../provider/use-late.ts'
import { loadToasts } from './toast.ts'

/** Where toasts appear. Mount once. */
export function Toaster() {
  const late = useLate(loadToasts)
  return late && <late.Toasts />
}
