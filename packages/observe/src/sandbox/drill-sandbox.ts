import type { DrillSandbox } from '@understudy/continuity/server'
import { breakSandbox } from './break-sandbox.ts'
import { endFaults } from './end-faults.ts'
import { listActiveFaults } from './list-active-faults.ts'
import { sandboxStatus } from './sandbox-status.ts'
import type { SandboxFacts } from './schema.ts'

/** The sandbox's verbs as drills use them: in the trail like everybody's. */
export const drillSandbox = (sandbox: SandboxFacts): DrillSandbox => ({
  facts: sandbox,
  isAlive: async (ctx) => (await sandboxStatus({ ...ctx, sandbox })).proxy === 'ok',
  brokenBy: async (ctx) => (await listActiveFaults(ctx))[0]?.createdByName ?? null,
  break: async (ctx, { operations, tenants, delayMs, ...fault }) => {
    const { id } = await breakSandbox(
      { ...ctx, sandbox },
      {
        ...fault,
        ...(operations.length > 0 ? { operations: [...operations] } : {}),
        ...(tenants.length > 0 ? { tenants: [...tenants] } : {}),
        ...(delayMs === null ? {} : { delayMs: Math.round(delayMs) }),
      },
    )
    return id
  },
  repair: async (ctx, ids) => {
    const rows = await ctx.tx.sandboxFault.findMany({ where: { id: { in: [...ids] }, endedAt: null } })
    await endFaults(ctx, 'sandbox.repaired', rows)
  },
})
