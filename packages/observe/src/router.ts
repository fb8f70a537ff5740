import { flow, procedure, publicProcedure, readAndFollow, router, streamOf } from '@understudy/api'
import { COUNTS } from '@understudy/continuity/server'
import { withPlatform } from '@understudy/db'
import { visitorWorldSchema, worldSchema } from './world/schema.ts'
import { watchedWorld } from './world/watched-world.ts'
import { worldState } from './world/world-state.ts'

/** What moves the bar, beside the fleet's own words. */
const topics: ReadonlySet<string> = new Set(['provider-health', 'process', 'journal', 'drill'])
/** Milliseconds after which it is read again though nobody said a word: a write grows old in silence. */
const EVERY_MS = 10_000

const anybodySignedIn = { scope: 'user', action: 'none', audit: 'none', beforePasswordChange: true } as const

export const observeRouter = router({
  worldState: procedure(anybodySignedIn)
    .output(worldSchema)
    .query(({ ctx }) => watchedWorld({ ...ctx.verb, journal: ctx.scope.services.continuity.journal })),
  followWorld: flow(anybodySignedIn)
    .output(streamOf(worldSchema))
    .subscription(({ ctx, signal }) =>
      readAndFollow(
        ctx.db,
        ({ topic, id }) => topics.has(topic) || (topic === 'continuity' && id !== COUNTS),
        signal,
        () => ctx.scope.inTransaction((verb) => watchedWorld({ ...verb, journal: ctx.services.continuity.journal })),
        EVERY_MS,
      ),
    ),
  /** For the sign-in page: how it stands, without naming what. */
  worldForVisitors: publicProcedure({ scope: 'public', action: 'none', audit: 'none' })
    .output(visitorWorldSchema)
    .query(({ ctx }) => withPlatform(ctx.db, (tx) => worldState({ tx, clock: ctx.clock }))),
})
