import type { Clock } from '@understudy/core'
import { notify, Prisma, withPlatform, type Database } from '@understudy/db'
import type { FleetState } from './fleet-state.ts'
import { recordTransition, type NewTransition } from './record-transition.ts'

export type FleetChange = Partial<Pick<FleetState, 'state' | 'share' | 'phase' | 'reason' | 'nextProbeAt'>>

/**
 * Changes the fleet's word if nobody else has since `from` was read, and says so to every process.
 * @returns the new word; null when somebody else was first, and nothing was changed
 */
export async function changeFleet(
  { db, clock }: { readonly db: Database; readonly clock: Clock },
  from: FleetState,
  change: FleetChange,
  transition?: Pick<NewTransition, 'kind' | 'sentence'>,
): Promise<FleetState | null> {
  const at = clock.now()
  const isNews = (change.state ?? from.state) !== from.state || (change.phase ?? from.phase) !== from.phase
  const to: FleetState = {
    ...from,
    ...change,
    epoch: from.epoch + (isNews ? 1 : 0),
    changedAt: isNews ? at : from.changedAt,
  }
  const { port, provider, epoch, ...word } = to
  const data = { ...word, reason: to.reason ?? Prisma.DbNull, epoch: BigInt(epoch), updatedAt: at }
  return withPlatform(db, async (tx) => {
    const { count } =
      from.epoch === 0
        ? await tx.portFleet.createMany({ data: { port, provider, ...data }, skipDuplicates: true })
        : await tx.portFleet.updateMany({ where: { port, provider, epoch: BigInt(from.epoch) }, data })
    if (count === 0) return null
    if (transition) await recordTransition(tx, clock, { port, provider, ...transition, reason: to.reason, epoch })
    else await notify(tx, { topic: 'continuity', id: port })
    return to
  })
}
