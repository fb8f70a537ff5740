import type { VerbContext } from '@understudy/db'
import { endFaults } from './end-faults.ts'

/** Ends every fault that is in force. */
export async function repairWholeSandbox(ctx: VerbContext): Promise<{ repaired: number }> {
  const rows = await ctx.tx.sandboxFault.findMany({ where: { endedAt: null }, orderBy: { startedAt: 'asc' } })
  return { repaired: await endFaults(ctx, 'sandbox.repaired', rows) }
}
