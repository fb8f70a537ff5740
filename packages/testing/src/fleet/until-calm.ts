import { setTimeout as after } from 'node:timers/promises'
import type { TestFleet } from './open-fleet.ts'

const POLL_MS = 100

/** No calls, nothing waits, every side is taken back. @throws when that takes longer than given */
export async function untilCalm({ db, bed, setLoad }: TestFleet, timeoutMs: number): Promise<void> {
  setLoad(0)
  const startedMs = performance.now()
  for (;;) {
    const words = await db.app.portFleet.findMany()
    const away = words.filter(({ state, phase }) => state !== 'closed' || phase !== 'none')
    const waiting = await bed.run.unsettled()
    if (away.length === 0 && waiting === 0) return
    if (performance.now() - startedMs > timeoutMs)
      throw new Error(
        `not calm: ${away.map(({ port, state, phase }) => `${port} ${state} ${phase}`).join(', ')}; ${waiting} wait`,
      )
    await after(POLL_MS)
  }
}
