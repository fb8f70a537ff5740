import { z } from 'zod'
import { flow, procedure, readAndFollow, router, streamOf } from '@understudy/api'
import { matrixSchema, portPageSchema, transitionSchema, transitionsInput } from './fleet/schema.ts'
import { COUNTS } from './fleet/window-reporter.ts'
import { endMode } from './modes/end-mode.ts'
import { endModeInput, modeEffectInput, modeEffectSchema, modeSchema, setModeInput } from './modes/schema.ts'
import { setMode } from './modes/set-mode.ts'
import { explainRoute } from './pages/explain-route.ts'
import { listTransitions } from './pages/list-transitions.ts'
import { modeEffect } from './pages/mode-effect.ts'
import { readMatrix } from './pages/read-matrix.ts'
import { readPortPage } from './pages/read-port-page.ts'
import { portNameSchema } from './port-schema.ts'
import { explainInput, explanationSchema } from './route/schema.ts'
import './services.ts'

/** Who serves, and why, is no tenant's secret: for everybody who is signed in. */
const anybodySignedIn = { scope: 'user', action: 'none', audit: 'none' } as const
const force = { scope: 'platform', action: 'continuity.force' } as const

export const continuityRouter = router({
  matrix: flow(anybodySignedIn)
    .output(matrixSchema)
    .query(({ ctx }) =>
      readMatrix({ db: ctx.db, clock: ctx.clock, facts: ctx.services.continuity, seesTenants: ctx.user.isPlatformAdmin }),
    ),
  port: flow(anybodySignedIn)
    .input(z.object({ port: portNameSchema }))
    .output(portPageSchema)
    .query(({ ctx, input }) =>
      readPortPage(
        { db: ctx.db, clock: ctx.clock, facts: ctx.services.continuity, seesTenants: ctx.user.isPlatformAdmin },
        input.port,
      ),
    ),
  /** Says when to read again: a word of the fleet, an order, a probe, or (once a second) the counts. */
  follow: flow(anybodySignedIn)
    .input(z.object({ counts: z.boolean().default(false) }))
    .output(streamOf(z.object({ at: z.date() })))
    .subscription(({ ctx, input, signal }) =>
      readAndFollow(
        ctx.db,
        ({ topic, id }) => topic === 'provider-health' || (topic === 'continuity' && (input.counts || id !== COUNTS)),
        signal,
        () => Promise.resolve({ at: ctx.clock.now() }),
      ),
    ),
  transitions: procedure(anybodySignedIn)
    .input(transitionsInput)
    .output(z.array(transitionSchema))
    .query(({ ctx, input }) => listTransitions(ctx.verb.tx, input)),
  explain: flow({ ...force, action: 'continuity.read', audit: 'none' })
    .input(explainInput)
    .output(explanationSchema)
    .query(({ ctx, input }) => explainRoute(ctx.scope, input)),
  modeEffect: flow({ ...force, audit: 'none' })
    .input(modeEffectInput)
    .output(modeEffectSchema)
    .query(({ ctx, input }) => modeEffect(ctx.scope, input)),
  setMode: flow({ ...force, audit: 'continuity.mode-set' })
    .input(setModeInput)
    .output(modeSchema)
    .mutation(({ ctx, input }) => setMode(ctx.scope, input)),
  endMode: procedure({ ...force, audit: 'continuity.mode-ended' })
    .input(endModeInput)
    .output(z.null())
    .mutation(async ({ ctx, input }) => {
      await endMode(ctx.verb, input)
      return null
    }),
})
