import { initTRPC } from '@trpc/server'
import superjson from 'superjson'
import { toAppError } from './error-mapping.ts'
import type { ProcedureMetadata } from './metadata.ts'
import type { RequestContext } from './request-context.ts'

/** What a browser learns of an error: the closed code, a sentence, details, and the trace id to quote. */
export interface PublicError {
  code: ReturnType<typeof toAppError>['code']
  details: Readonly<Record<string, unknown>>
  traceId: string | null
}

export const trpc = initTRPC
  .context<RequestContext>()
  .meta<ProcedureMetadata>()
  .create({
    transformer: superjson,
    // The ping also tells the browser that the stream is alive; it reconnects by itself after three silent seconds.
    sse: { ping: { enabled: true, intervalMs: 1_000 }, client: { reconnectAfterInactivityMs: 4_000 } },
    errorFormatter: ({ shape, error, ctx }) => {
      const appError = toAppError(error)
      const app: PublicError = { code: appError.code, details: appError.details, traceId: ctx?.traceId ?? null }
      return {
        ...shape,
        message: appError.message,
        data: { code: shape.data.code, httpStatus: shape.data.httpStatus, path: shape.data.path, app },
      }
    },
  })

export const router = trpc.router
export const mergeRouters = trpc.mergeRouters
