import { AppError, errorCodes, type ErrorCode } from '@understudy/core'
import { Prisma } from '@understudy/db'
import { TRPCError } from '@trpc/server'
import { z, ZodError } from 'zod'

type TrpcCode = TRPCError['code']

const trpcCodes: Record<ErrorCode, TrpcCode> = {
  invalid_input: 'BAD_REQUEST',
  unauthenticated: 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  not_found: 'NOT_FOUND',
  conflict: 'CONFLICT',
  precondition_failed: 'PRECONDITION_FAILED',
  rate_limited: 'TOO_MANY_REQUESTS',
  quota_exceeded: 'TOO_MANY_REQUESTS',
  unavailable: 'SERVICE_UNAVAILABLE',
  deadline_exceeded: 'TIMEOUT',
  internal: 'INTERNAL_SERVER_ERROR',
}

export const toTrpcCode = (code: ErrorCode): TrpcCode => trpcCodes[code]

const codedError = z.object({ code: z.enum(errorCodes), message: z.string(), name: z.literal('PortError') })
/** Prisma's codes for a transaction that could not begin, or did not end, in time; and for no connection in time. */
const databaseIsSlow = new Set(['P2028', 'P2024'])
const databaseIsAway =
  /ECONNREFUSED|ECONNRESET|Connection terminated|timeout exceeded when trying to connect|Can't reach database/

/** One mapping for every surface. Unknown errors become `internal`; their cause goes to the log only. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (error instanceof TRPCError) return fromTrpc(error)
  if (error instanceof ZodError) return invalidInput(error)
  const coded = codedError.safeParse(error instanceof Error ? { ...error, name: error.name, message: error.message } : error)
  if (coded.success) return new AppError(coded.data.code, coded.data.message, { cause: error })
  if (error instanceof Prisma.PrismaClientKnownRequestError) {
    if (error.code === 'P2002') return new AppError('conflict', 'This already exists.', { cause: error })
    if (error.code === 'P2025') return new AppError('not_found', 'This is not here, or no longer.', { cause: error })
    if (databaseIsSlow.has(error.code)) return away(error)
  }
  if (error instanceof Error && databaseIsAway.test(`${error.message} ${String(error.cause)}`)) return away(error)
  return new AppError('internal', 'This did not work because of a fault of ours. Quote the trace id when you report it.', {
    cause: error,
  })
}

const away = (cause: Error): AppError =>
  new AppError('unavailable', 'The database does not answer. Nothing was changed; try again in a moment.', { cause })

function fromTrpc(error: TRPCError): AppError {
  if (error.cause instanceof ZodError)
    return error.code === 'BAD_REQUEST'
      ? invalidInput(error.cause)
      : new AppError('internal', 'The answer did not have the promised shape.', { cause: error.cause })
  if (error.cause) return toAppError(error.cause)
  const entry = Object.entries(trpcCodes).find(([, code]) => code === error.code)
  return new AppError((entry?.[0] ?? 'invalid_input') as ErrorCode, error.message, { cause: error })
}

function invalidInput(error: ZodError): AppError {
  const fields = Object.fromEntries(error.issues.map((issue) => [issue.path.join('.'), issue.message]))
  const first = error.issues[0]
  const where = first?.path.length ? `${first.path.join('.')}: ` : ''
  return new AppError('invalid_input', `${where}${first?.message ?? 'The input does not fit.'}`, {
    details: { fields },
    cause: error,
  })
}
