import { setTimeout as after } from 'node:timers/promises'
import { notify, withPlatform } from '@understudy/db'
import type { TestFleet } from './open-fleet.ts'

const POLL_MS = 100
/** Milliseconds in which every process has heard, and told that its own breaker is closed: until then the fleet may go by what was. */
const HELD_MS = 2_000

/**
 * No calls, nothing waits, every side is taken: at once, instead of step by step as the fleet would take it back.
 * @throws when that takes longer than given
 */
export async function untilCalm(fleet: TestFleet, timeoutMs: number): Promise<void> {
  fleet.setLoad(0)
  const startedMs = performance.now()
  let calmSinceMs = startedMs - HELD_MS
  for (;;) {
    const taken = await takeBack(fleet)
    const waiting = await fleet.bed.run.unsettled()
    const nowMs = performance.now()
    if (taken > 0 || waiting > 0) calmSinceMs = nowMs
    else if (nowMs - calmSinceMs >= HELD_MS) return
    if (nowMs - startedMs > timeoutMs) throw new Error(`not calm: ${taken} sides were away, ${waiting} writes wait`)
    await after(POLL_MS)
  }
}

/** Without a comparison first. @returns how many had been away */
function takeBack({ db }: TestFleet): Promise<number> {
  return withPlatform(db, async (tx) => {
    const closed = { state: 'closed', share: 1, phase: 'none', changedAt: new Date() }
    const { count } = await tx.portFleet.updateMany({
      where: { OR: [{ state: { not: 'closed' } }, { phase: { not: 'none' } }] },
      data: { ...closed, epoch: { increment: 1 } },
    })
    if (count > 0) await notify(tx, { topic: 'continuity', id: 'all' })
    return count
  })
}
