import { listProviderHealth } from '@understudy/continuity/server'
import type { Clock } from '@understudy/core'
import type { Tx } from '@understudy/db'
import type { World } from './schema.ts'
import { worldOf } from './world-of.ts'

/** Which side would answer each port now, as the prober last saw it. Belongs to no tenant. */
export async function worldState(ctx: { readonly tx: Tx; readonly clock: Clock }): Promise<World> {
  return worldOf(await listProviderHealth(ctx), ctx.clock.now().getTime())
}
