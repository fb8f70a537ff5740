import { AppError } from '@understudy/core'
import type { VerbContext } from '@understudy/db'
import { endFaults } from './end-faults.ts'

/** Ends one fault; one that is over already stays so. @throws AppError not_found */
export async function repairSandbox(ctx: VerbContext, { id }: { id: string }): Promise<{ repaired: number }> {
  const row = await ctx.tx.sandboxFault.findUnique({ where: { id } })
  if (!row) throw new AppError('not_found', 'There is no such fault.')
  return { repaired: await endFaults(ctx, 'sandbox.repaired', row.endedAt ? [] : [row]) }
}
