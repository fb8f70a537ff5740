import type { VerbContext } from '@understudy/db'
import type { DrillSandbox } from '../drill-sandbox.ts'

/** Ends whatever of a drill's faults is still in force. */
export async function repairFaults(ctx: VerbContext, sandbox: DrillSandbox, drillId: string): Promise<void> {
  const row = await ctx.tx.drill.findUnique({ where: { id: drillId }, select: { faultIds: true } })
  if (row && row.faultIds.length > 0) await sandbox.repair(ctx, row.faultIds)
}
