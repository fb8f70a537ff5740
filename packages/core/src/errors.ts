/** The closed list of what can go wrong for a caller. Every surface maps these and nothing else. */
export const errorCodes = [
  'invalid_input',
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'precondition_failed',
  'rate_limited',
  'quota_exceeded',
  'unavailable',
  'deadline_exceeded',
  'internal',
] as const

export type ErrorCode = (typeof errorCodes)[number]
export type ErrorDetails = Readonly<Record<string, unknown>>

const brand = Symbol.for('understudy.AppError')

/** What verbs throw. `message` is one or two sentences for a person, `details` are for a program; neither holds secrets. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly details: ErrorDetails

  /** A bundle may hold this module more than once: what counts is what a thing is, not which copy made it. */
  static override [Symbol.hasInstance](value: unknown): value is AppError {
    return typeof value === 'object' && value !== null && brand in value
  }

  get [brand](): true {
    return true
  }

  constructor(code: ErrorCode, message: string, options: { details?: ErrorDetails; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'AppError'
    this.code = code
    this.details = options.details ?? {}
  }
}

export const isAppError = (error: unknown, ...codes: ErrorCode[]): error is AppError =>
  error instanceof AppError && (codes.length === 0 || codes.includes(error.code))
