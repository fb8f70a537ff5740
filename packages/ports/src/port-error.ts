import type { ErrorCode } from '@understudy/core'
import type { ProviderId } from './call.ts'
import type { Verdict } from './verdict.ts'

export interface PortErrorFields {
  readonly verdict: Verdict
  /** In the closed list that every surface maps. */
  readonly code: ErrorCode
  /** The provider's own name for it: `NoSuchKey`, `ThrottlingException`, `ECONNREFUSED`. */
  readonly reason: string
  readonly provider: ProviderId
  readonly operation: string
  /** A write whose outcome nobody knows: it may have happened, or happen later. */
  readonly maybeApplied: boolean
  readonly retryAfterMs?: number
  readonly cause?: unknown
}

const brand = Symbol.for('understudy.PortError')

/** The only thing adapters and twins throw. `message` is one sentence for a person. */
export class PortError extends Error {
  readonly verdict: Verdict
  readonly code: ErrorCode
  readonly reason: string
  readonly provider: ProviderId
  readonly operation: string
  readonly maybeApplied: boolean
  readonly retryAfterMs: number | undefined

  /** A bundle may hold this module more than once: what counts is what a thing is, not which copy made it. */
  static override [Symbol.hasInstance](value: unknown): value is PortError {
    return typeof value === 'object' && value !== null && brand in value
  }

  get [brand](): true {
    return true
  }

  constructor(message: string, fields: PortErrorFields) {
    super(message, fields.cause === undefined ? undefined : { cause: fields.cause })
    this.name = 'PortError'
    this.verdict = fields.verdict
    this.code = fields.code
    this.reason = fields.reason
    this.provider = fields.provider
    this.operation = fields.operation
    this.maybeApplied = fields.maybeApplied
    this.retryAfterMs = fields.retryAfterMs
  }
}
