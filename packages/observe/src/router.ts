import { flow, procedure, publicProcedure, readAndFollow, router, streamOf } from '@understudy/api'
import { COUNTS } from '@understudy/continuity/server'
import { withPlatform } from '@understudy/db'
import { visitorWorldSchema, worldSchema } from './world/schema.ts'
import { worldState } from './world/world-state.ts'

const anybodySignedIn = { scope: 'user', action: 'none', audit: 'none', beforePasswordChange: true } as const

export const observeRouter = router({
  worldState: procedure(anybodySignedIn)
    .output(worldSchema)
    .query(({ ctx }) => worldState(ctx.verb)),
  followWorld: flow(anybodySignedIn)
    .output(streamOf(worldSchema))
    .subscription(({ ctx, signal }) =>
      readAndFollow(
        ctx.db,
        ({ topic, id }) =>
          topic === 'provider-health' || topic === 'process' || topic === 'journal' || (topic === 'continuity' && id !== COUNTS),
        signal,
        () => ctx.scope.inTransaction(worldState),
      ),
    ),
  /** For the sign-in page: how it stands, without naming what. */
  worldForVisitors: publicProcedure({ scope: 'public', action: 'none', audit: 'none' })
    .output(visitorWorldSchema)
    .query(({ ctx }) => withPlatform(ctx.db, (tx) => worldState({ tx, clock: ctx.clock }))),
})
