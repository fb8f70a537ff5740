import { flow, procedure, readAndFollow, router, streamOf } from '@understudy/api'
import { breakSandbox } from './break-sandbox.ts'
import { repairSandbox } from './repair-sandbox.ts'
import { repairWholeSandbox } from './repair-whole-sandbox.ts'
import { sandboxStatus } from './sandbox-status.ts'
import { breakSandboxInput, repairedSchema, repairSandboxInput, sandboxFaultSchema, sandboxStatusSchema } from './schema.ts'

/** Whoever is signed in may know that something is broken on purpose: what it does to them is no secret. */
const anybodySignedIn = { scope: 'user', action: 'none', audit: 'none' } as const
const breaks = { scope: 'platform', action: 'platform.sandbox' } as const

export const sandboxRouter = router({
  status: procedure(anybodySignedIn)
    .output(sandboxStatusSchema)
    .query(({ ctx }) => sandboxStatus({ ...ctx.verb, sandbox: ctx.scope.services.system.sandbox })),
  /** The same again whenever a fault begins, hits or ends. */
  follow: flow(anybodySignedIn)
    .output(streamOf(sandboxStatusSchema))
    .subscription(({ ctx, signal }) =>
      readAndFollow(
        ctx.db,
        ({ topic }) => topic === 'sandbox' || topic === 'process',
        signal,
        () => ctx.scope.inTransaction((verb) => sandboxStatus({ ...verb, sandbox: ctx.scope.services.system.sandbox })),
      ),
    ),
  break: procedure({ ...breaks, audit: 'sandbox.broken' })
    .input(breakSandboxInput)
    .output(sandboxFaultSchema)
    .mutation(({ ctx, input }) => breakSandbox({ ...ctx.verb, sandbox: ctx.scope.services.system.sandbox }, input)),
  repair: procedure({ ...breaks, audit: 'sandbox.repaired' })
    .input(repairSandboxInput)
    .output(repairedSchema)
    .mutation(({ ctx, input }) => repairSandbox(ctx.verb, input)),
  repairAll: procedure({ ...breaks, audit: 'sandbox.repaired' })
    .output(repairedSchema)
    .mutation(({ ctx }) => repairWholeSandbox(ctx.verb)),
})
