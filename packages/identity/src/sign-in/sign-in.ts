import { AppError, systemActor, systemClock, type Actor } from '@understudy/core'
import { uuidv7 } from '@understudy/core/server'
import type { VerbContext } from '@understudy/db'
import { identityAudit } from '../audit-actions.ts'
import { onPlatform, type PlatformScope } from '../platform-context.ts'
import { ABSOLUTE_TIMEOUT_MS } from '../sessions/timeouts.ts'
import { hashSessionToken, newSessionToken } from '../sessions/session-token.ts'
import { verifyNoPassword, verifyPassword } from './password-hash.ts'
import { clearFailures, countFailure, refuseBlocked } from './throttle.ts'

export interface SignInInput {
  email: string
  password: string
  userAgent: string | null
}

const REFUSAL = 'E-mail or password is not right.'

/**
 * Opens a sign-in and returns the token for the cookie. A wrong password, an unknown and a disabled account are the same to the
 * caller, in words and in time. @throws AppError unauthenticated, rate_limited
 */
export async function signIn(
  scope: PlatformScope & { address: string },
  input: SignInInput,
): Promise<{ token: string; userId: string }> {
  const source = { email: input.email.trim().toLowerCase(), address: scope.address }
  const clock = scope.clock ?? systemClock
  const visitor: Actor = systemActor('sign-in')
  const user = await onPlatform(scope, visitor, async (ctx) => {
    await refuseBlocked(ctx.tx, clock, source)
    return ctx.tx.user.findUnique({ where: { email: source.email }, include: { credentials: { where: { kind: 'password' } } } })
  })
  const stored = user?.credentials[0]?.secret
  // Outside any transaction: hashing takes longer than a connection should be held.
  const isRight = stored ? await verifyPassword(stored, input.password) : await verifyNoPassword(input.password)
  if (!user || !isRight || user.status !== 'active') {
    const reason = user && isRight ? 'disabled' : 'credentials'
    await onPlatform(scope, visitor, (ctx) => refuse(ctx, source, reason))
    throw new AppError('unauthenticated', REFUSAL)
  }
  const actor: Actor = { kind: 'user', id: user.id, name: user.displayName }
  const token = newSessionToken()
  await onPlatform(scope, actor, async (ctx) => {
    await clearFailures(ctx.tx, source)
    const now = clock.now()
    await ctx.tx.userSession.create({
      data: {
        id: uuidv7(now.getTime()),
        tokenHash: hashSessionToken(token),
        userId: user.id,
        createdAt: now,
        lastSeenAt: now,
        expiresAt: new Date(now.getTime() + ABSOLUTE_TIMEOUT_MS),
        address: scope.address,
        userAgent: input.userAgent?.slice(0, 300) ?? null,
      },
    })
    const entity = { kind: 'user', id: user.id, name: user.displayName }
    await identityAudit.record(ctx, 'user.signed-in', { entity, details: { userAgent: input.userAgent?.slice(0, 300) ?? null } })
  })
  return { token, userId: user.id }
}

async function refuse(
  ctx: VerbContext,
  source: { email: string; address: string },
  reason: 'credentials' | 'disabled',
): Promise<void> {
  await countFailure(ctx.tx, ctx.clock, source)
  const entity = { kind: 'user', id: 'unknown', name: source.email.slice(0, 200) }
  await identityAudit.record(ctx, 'user.sign-in-failed', { entity, details: { reason } })
}
