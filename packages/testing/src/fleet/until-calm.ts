import { setTimeout as after } from 'node:timers/promises'
import { notify, withPlatform } from '@understudy/db'
import type { TestFleet } from './open-fleet.ts'

const POLL_MS = 100

/**
 * No calls, nothing waits, every side is taken: at once, instead of step by step as the fleet would take it back.
 * @throws when that takes longer than given
 */
export async function untilCalm(fleet: TestFleet, timeoutMs: number): Promise<void> {
  const { db, bed, setLoad } = fleet
  setLoad(0)
  const startedMs = performance.now()
  for (;;) {
    await takeBack(fleet)
    const comparing = await db.app.portFleet.count({ where: { phase: { not: 'none' } } })
    const waiting = await bed.run.unsettled()
    if (comparing === 0 && waiting === 0) return
    if (performance.now() - startedMs > timeoutMs)
      throw new Error(`not calm: ${comparing} sides on their way back, ${waiting} wait`)
    await after(POLL_MS)
  }
}

/** Also what has been closed is not compared first. */
async function takeBack({ db }: TestFleet): Promise<void> {
  await withPlatform(db, async (tx) => {
    const closed = { state: 'closed', share: 1, phase: 'none', changedAt: new Date() }
    const { count } = await tx.portFleet.updateMany({
      where: { OR: [{ state: { not: 'closed' } }, { phase: { not: 'none' } }] },
      data: { ...closed, epoch: { increment: 1 } },
    })
    if (count > 0) await notify(tx, { topic: 'continuity', id: 'all' })
  })
}
