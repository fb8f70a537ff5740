import type { VerbContext } from '@understudy/db'
import { endFaults } from './end-faults.ts'

/** Marks as over what its time has ended; it did no harm any more since then. */
export async function endExpiredFaults(ctx: VerbContext): Promise<number> {
  const rows = await ctx.tx.sandboxFault.findMany({ where: { endedAt: null, endsAt: { lte: ctx.clock.now() } } })
  return endFaults(ctx, 'sandbox.expired', rows)
}
