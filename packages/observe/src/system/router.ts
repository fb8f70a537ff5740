import { flow, readAndFollow, router, streamOf } from '@understudy/api'
import { systemSchema } from './schema.ts'
import './services.ts'
import { system } from './system.ts'

const seesSystem = { scope: 'platform', action: 'platform.system', audit: 'none' } as const

export const systemRouter = router({
  get: flow(seesSystem)
    .output(systemSchema)
    .query(({ ctx }) => system(ctx.scope)),
  /** The same again whenever a process or provider changes. */
  follow: flow(seesSystem)
    .output(streamOf(systemSchema))
    .subscription(({ ctx, signal }) =>
      readAndFollow(
        ctx.db,
        ({ topic }) => topic === 'process' || topic === 'provider-health' || topic === 'sandbox',
        signal,
        () => system(ctx.scope),
      ),
    ),
})
