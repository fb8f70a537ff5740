import { isAppError, type ErrorCode } from '@understudy/core'
import { PortError } from '@understudy/ports'
import type { RunError } from '../schema.ts'

const transient: readonly ErrorCode[] = ['unavailable', 'deadline_exceeded', 'rate_limited', 'internal']

/** What went wrong, fit to be kept and shown. What nobody foresaw keeps its text in the log only. */
export function toRunError(error: unknown, stepKey?: string): RunError {
  const where = stepKey === undefined ? {} : { stepKey }
  if (error instanceof PortError) return { code: error.code, message: error.message, reason: error.reason, ...where }
  if (isAppError(error)) return { code: error.code, message: error.message, ...where }
  return { code: 'internal', message: 'This step failed because of a fault of ours; the log has the details.', ...where }
}

/** False for what would fail the same way again. */
export const mayPass = (error: unknown): boolean =>
  error instanceof PortError || isAppError(error) ? transient.includes(error.code) : true
