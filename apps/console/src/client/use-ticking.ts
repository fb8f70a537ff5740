'use client'
import { useEffect, useState } from 'react'

/** The time now. Starts with the server's, so that both renders agree, and goes on with the browser's. */
export function useTicking(startMs: number, everyMs = 1_000): number {
  const [nowMs, setNowMs] = useState(startMs)
  useEffect(() => {
    const tick = () => setNowMs(Date.now())
    const first = setTimeout(tick, 0)
    const timer = setInterval(tick, everyMs)
    return () => {
      clearTimeout(first)
      clearInterval(timer)
    }
  }, [everyMs])
  return nowMs
}
