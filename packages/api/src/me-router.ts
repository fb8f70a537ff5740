import { z } from 'zod'
import { changePasswordInput, meSchema, mySessionSchema, preferencesChangeSchema, preferencesSchema } from '@understudy/identity'
import {
  changePassword,
  endMySession,
  getMe,
  listMySessions,
  signOut,
  signOutEverywhere,
  updatePreferences,
} from '@understudy/identity/server'
import { flow, procedure } from './procedure.ts'
import { router } from './trpc.ts'

const mine = { scope: 'user', action: 'none' } as const
const nothing = z.null()

/** What everybody may do about themselves, whoever they are and wherever they came in. */
export const meRouter = router({
  get: flow({ ...mine, audit: 'none', beforePasswordChange: true })
    .output(meSchema)
    .query(({ ctx }) => getMe(ctx.db, ctx.user)),
  sessions: procedure({ ...mine, audit: 'none' })
    .output(z.array(mySessionSchema))
    .query(({ ctx }) => listMySessions(ctx.verb, ctx.user)),
  endSession: procedure({ ...mine, audit: 'user.session-ended' })
    .input(z.object({ sessionId: z.uuid() }))
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      await endMySession(ctx.verb, ctx.user, input)
      return null
    }),
  signOut: procedure({ ...mine, audit: 'user.signed-out', beforePasswordChange: true })
    .output(nothing)
    .mutation(async ({ ctx }) => {
      await signOut(ctx.verb, ctx.user)
      return null
    }),
  signOutEverywhere: procedure({ ...mine, audit: 'user.signed-out-everywhere' })
    .output(z.object({ ended: z.number() }))
    .mutation(({ ctx }) => signOutEverywhere(ctx.verb, ctx.user)),
  changePassword: procedure({ ...mine, audit: 'user.password-changed', beforePasswordChange: true })
    .input(changePasswordInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      await changePassword(ctx.verb, ctx.user, input)
      return null
    }),
  updatePreferences: procedure({ ...mine, audit: 'user.preferences-changed' })
    .input(preferencesChangeSchema)
    .output(preferencesSchema)
    .mutation(({ ctx, input }) => updatePreferences(ctx.verb, ctx.user, input)),
})
