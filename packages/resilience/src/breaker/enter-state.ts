import type { Breaker } from './breaker.ts'
import { openTimeMs } from './half-open/open-time.ts'
import { Recovery } from './half-open/recovery.ts'
import type { BreakerState, TransitionCause, TripEvidence } from './transition.ts'
import { NOT_DUE } from './due/wheel.ts'

interface Move {
  readonly to: BreakerState
  readonly cause: TransitionCause
  readonly evidence?: TripEvidence
  /** For OPEN, milliseconds. Without it as long as the breaker's own openings say. */
  readonly openForMs?: number | undefined
  /** For HALF_OPEN, 0 to 1. Without it a probe comes first. */
  readonly share?: number | undefined
}

/** The one place where a breaker's state changes: a new generation, everything counted so far forgotten, the listener told. */
export function enterState(breaker: Breaker, { to, cause, evidence, openForMs, share }: Move, nowMs: number): void {
  const { state: from, host, settings } = breaker
  if (to === 'open' && from !== 'open') {
    const hasHeld = from === 'closed' && nowMs - breaker.sinceMs >= settings.openMs
    breaker.openings = hasHeld ? 1 : breaker.openings + 1
  }
  if (to === 'closed' && cause !== 'ramp') breaker.openings = 0
  breaker.state = to
  breaker.generation++
  breaker.sinceMs = nowMs
  breaker.inFlight.clear()
  breaker.read.clear()
  breaker.write.clear()
  breaker.probes = null
  breaker.recovery = to === 'half_open' ? new Recovery(Math.min(1, Math.max(0, share ?? 0)), nowMs) : null
  breaker.denial = null
  // Whatever it was to be woken for is over.
  breaker.dueTick = NOT_DUE
  if (to === 'open') {
    const untilMs = nowMs + (openForMs ?? openTimeMs(breaker.openings, settings, host.random))
    breaker.denial = Object.freeze({ denied: true, reason: 'open', untilMs })
    host.schedule(breaker, untilMs)
  }
  if (from === to) return
  const { key, generation } = breaker
  host.emit({ key, from, to, cause, generation, share: breaker.share, evidence: evidence ?? null, atMonotonicMs: nowMs })
}
