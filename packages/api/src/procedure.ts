import type { VerbContext } from '@understudy/db'
import type { SignedInUser } from '@understudy/identity'
import { admit } from './admit.ts'
import type { CallScope } from './call-scope.ts'
import { toAppError, toTrpcCode } from './error-mapping.ts'
import type { ProcedureMetadata } from './metadata.ts'
import { limitRate } from './rate-limit.ts'
import { trpc } from './trpc.ts'
import { TRPCError } from '@trpc/server'

/** What a procedure's resolver gets beside the request. `verb` is there for commands, `scope` for flows. */
export interface AdmittedContext {
  readonly user: SignedInUser
  readonly scope: CallScope
}

const asTrpcError = (error: unknown): TRPCError => {
  const cause = toAppError(error)
  return new TRPCError({ code: toTrpcCode(cause.code), message: cause.message, cause })
}

const withMeta = (meta: ProcedureMetadata) =>
  trpc.procedure.meta(meta).use(async ({ ctx, path, type, next }) => {
    const startedMs = ctx.clock.monotonicMs()
    try {
      await limitRate(ctx.user?.userId ?? ctx.address, type)
      const result = await next()
      if (!result.ok) throw result.error
      return result
    } catch (error) {
      const mapped = asTrpcError(error)
      const entry = {
        procedure: path,
        code: mapped.code,
        ms: Math.round(ctx.clock.monotonicMs() - startedMs),
        traceId: ctx.traceId,
      }
      if (mapped.code === 'INTERNAL_SERVER_ERROR')
        ctx.log.error({ ...entry, error: mapped.cause?.cause ?? mapped.cause }, 'procedure failed')
      else ctx.log.info(entry, 'procedure refused')
      throw mapped
    }
  })

/** For anybody; the only kind without a caller. */
export const publicProcedure = (meta: ProcedureMetadata & { scope: 'public'; action: 'none' }) => withMeta(meta)

/** A flow: admitted, no transaction open; it opens its own through `ctx.scope.inTransaction`. */
export const flow = (meta: Omit<ProcedureMetadata, 'runs'>) =>
  withMeta({ ...meta, runs: 'flow' }).use(async ({ ctx, path, next }) => {
    const admitted: AdmittedContext = await admit(ctx, meta, path)
    return next({ ctx: admitted })
  })

/** A command or query: admitted, and run inside the one transaction that this opens. An error rolls it back. */
export const procedure = (meta: Omit<ProcedureMetadata, 'runs'>) =>
  withMeta({ ...meta, runs: 'command' }).use(async ({ ctx, path, next }) => {
    const admitted = await admit(ctx, meta, path)
    return admitted.scope.inTransaction(async (verb: VerbContext) => {
      const result = await next({ ctx: { ...admitted, verb } })
      if (!result.ok) throw result.error // rolls back; tRPC hands errors on as values
      return result
    })
  })
