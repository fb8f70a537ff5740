'use client'
import { useEffect, useState } from 'react'

/** The time now, refreshed so that "25 min ago" stays true while a page is open. */
export function useNow(refreshMs = 15_000): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), refreshMs)
    return () => clearInterval(timer)
  }, [refreshMs])
  return now
}
