import { TRPCClientError } from '@trpc/client'
import { errorCodes, type ErrorCode } from '@understudy/core'

export interface ShownError {
  message: string
  code: ErrorCode
  details: Record<string, unknown>
  traceId: string | null
}

/** What a page may say about a failed request; a lost connection has its own words. */
export function errorOf(error: unknown): ShownError {
  const told = error instanceof TRPCClientError ? toldBy(error.data?.app) : null
  if (told && error instanceof TRPCClientError) return { message: error.message, ...told }
  return {
    message: 'The console cannot be reached. It is tried again by itself.',
    code: 'unavailable',
    details: {},
    traceId: null,
  }
}

/** By hand, not by a schema: every page has this in its first script, and few have a form. */
function toldBy(app: unknown): Omit<ShownError, 'message'> | null {
  if (!isRecord(app) || !isRecord(app.details)) return null
  const code = errorCodes.find((known) => known === app.code)
  const { traceId } = app
  return code && (typeof traceId === 'string' || traceId === null) ? { code, details: app.details, traceId } : null
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
