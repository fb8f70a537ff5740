import type { PortError } from '@understudy/ports'

/** What handing one write to one side came to. */
export type Outcome =
  | { readonly kind: 'applied'; readonly ref: string | null }
  /** A newer one stands there: this one is kept as a conflict. */
  | { readonly kind: 'conflicted'; readonly error: string }
  /** Nobody was told that it happened, and it did not. */
  | { readonly kind: 'dropped' }
  /** Its own fault: it will not go in however often it is tried. */
  | { readonly kind: 'poisoned'; readonly error: string }
  /**
   * Not now. `maybeApplied`: nobody knows whether it went in. `isSides`: the side's fault, so that others need not try either.
   * `isRefusal`: it answered, and said no for a reason that may be this write's alone or everybody's.
   */
  | {
      readonly kind: 'later'
      readonly error: string
      readonly maybeApplied: boolean
      readonly isSides: boolean
      readonly isOverload: boolean
      readonly isRefusal: boolean
      readonly retryAfterMs: number
    }

const RETRY_MS = 1_000

export const later = (error: string, retryAfterMs = RETRY_MS): Outcome => ({
  kind: 'later',
  error,
  maybeApplied: false,
  isSides: false,
  isOverload: false,
  isRefusal: false,
  retryAfterMs,
})

/** The write's own fault. Refusals that speak of permissions, limits or set-up may hit every other write as well. */
const own: ReadonlySet<PortError['code']> = new Set(['invalid_input', 'conflict', 'not_found', 'precondition_failed'])

export function outcomeOfError(error: PortError): Outcome {
  const text = `${error.reason}: ${error.message}`
  const isAnswer = error.verdict === 'caller' || error.verdict === 'healthy'
  if (isAnswer && own.has(error.code)) return { kind: 'poisoned', error: text }
  return {
    kind: 'later',
    error: text,
    maybeApplied: !isAnswer && error.maybeApplied,
    isSides: error.verdict !== 'ignore',
    isOverload: error.verdict === 'overload',
    isRefusal: isAnswer,
    retryAfterMs: error.retryAfterMs ?? RETRY_MS,
  }
}
