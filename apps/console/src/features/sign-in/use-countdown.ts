'use client'
import { useEffect, useState } from 'react'

/** Whole seconds left of a wait that begins with each `round`. */
export function useCountdown(waitMs: number, round: number): number {
  const [left, setLeft] = useState({ round: -1, ms: 0 })
  useEffect(() => {
    const endsMs = performance.now() + waitMs
    const tick = () => setLeft({ round, ms: Math.max(0, endsMs - performance.now()) })
    const timer = setInterval(tick, 250)
    return () => clearInterval(timer)
  }, [waitMs, round])
  return Math.ceil((left.round === round ? left.ms : waitMs) / 1000)
}
