import type { JournalGauge } from '@understudy/continuity/server'
import type { Clock } from '@understudy/core'
import type { Tx } from '@understudy/db'
import type { DrillState } from '@understudy/continuity'
import type { World } from './schema.ts'
import { worldState } from './world-state.ts'

interface Context {
  readonly tx: Tx
  readonly clock: Clock
  readonly journal: JournalGauge
}

/** The state of the world as the bar on every page shows it: who serves, and what else somebody should look at. */
export async function watchedWorld({ tx, clock, journal }: Context): Promise<World> {
  const { alarms, conflicts } = await journal.attention()
  const drill = await tx.drill.findFirst({ where: { endedAt: null }, select: { id: true, title: true, state: true } })
  return {
    ...(await worldState({ tx, clock })),
    attention: { alarms, conflicts, drill: drill && { ...drill, state: drill.state as DrillState } },
  }
}
