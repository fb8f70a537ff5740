import { isAppError } from '@understudy/core'
import { PortError, type Operation, type ProviderId } from '@understudy/ports'

/** Adapters throw PortErrors. A caller's AppError is the caller's; anything else is a fault of the adapter and says "unhealthy". */
export function toPortError(error: unknown, provider: ProviderId, name: string, operation: Operation): PortError {
  if (error instanceof PortError) return error
  const fields = { provider, operation: name, cause: error }
  if (isAppError(error))
    return new PortError(error.message, {
      ...fields,
      verdict: 'caller',
      code: error.code,
      reason: error.name,
      maybeApplied: false,
    })
  return new PortError(`${provider} failed in a way nobody foresaw.`, {
    ...fields,
    verdict: 'unhealthy',
    code: 'internal',
    reason: error instanceof Error ? error.name : typeof error,
    maybeApplied: operation.kind === 'write' || !operation.idempotent,
  })
}
