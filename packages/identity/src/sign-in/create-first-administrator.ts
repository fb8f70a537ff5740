import { systemActor } from '@understudy/core'
import { hashPassword } from './password-hash.ts'
import { onPlatform, type PlatformScope } from '../platform-context.ts'
import { createUser } from './create-user.ts'

export interface FirstAdministrator {
  email: string
  /** Null once it has been used. */
  oneTimePassword: string | null
}

/**
 * Makes the first platform administrator where there is none. As long as nobody has signed in with it, `rememberedPassword`
 * (what an earlier start printed) stays valid, so that a second start can show it again.
 */
export function createFirstAdministrator(scope: PlatformScope, rememberedPassword: string | null): Promise<FirstAdministrator> {
  return onPlatform(scope, systemActor('setup'), async (ctx) => {
    const [existing] = await ctx.tx.user.findMany({
      where: { platformRole: 'platform-admin' },
      orderBy: { createdAt: 'asc' },
      take: 1,
    })
    if (!existing) {
      const email = 'admin@understudy.localhost'
      const { oneTimePassword, userId } = await createUser(ctx, { email, name: 'Administrator', platformRole: 'platform-admin' })
      if (!rememberedPassword) return { email, oneTimePassword }
      const secret = await hashPassword(rememberedPassword)
      await ctx.tx.credential.update({ where: { userId_kind: { userId, kind: 'password' } }, data: { secret } })
      return { email, oneTimePassword: rememberedPassword }
    }
    return { email: existing.email, oneTimePassword: existing.mustChangePassword ? rememberedPassword : null }
  })
}
