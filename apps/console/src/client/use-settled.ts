'use client'
import { useEffect, useState } from 'react'

/** The value once it has not changed for a moment: what is typed is asked for once, not letter by letter. */
export function useSettled<T>(value: T, afterMs = 250): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), afterMs)
    return () => clearTimeout(timer)
  }, [value, afterMs])
  return settled
}
