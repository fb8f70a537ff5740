import { randomInt } from 'node:crypto'
import { uuidv7 } from '@understudy/core/server'
import type { VerbContext } from '@understudy/db'
import { identityAudit } from '../audit-actions.ts'
import { hashPassword } from './password-hash.ts'

/** No letters that look alike: this is read from a terminal and typed. 20 characters of 32 are 100 bits. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'

const oneTimePasswordText = (): string =>
  Array.from({ length: 4 }, () => Array.from({ length: 5 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')).join('-')

/** Makes an account that must choose its own password at the first sign-in. The password is returned once and only its hash kept. */
export async function createUser(
  ctx: VerbContext,
  input: { email: string; name: string; platformRole: 'platform-admin' | null },
): Promise<{ userId: string; oneTimePassword: string }> {
  const userId = uuidv7(ctx.clock.now().getTime())
  const oneTimePassword = oneTimePasswordText()
  await ctx.tx.user.create({
    data: {
      id: userId,
      email: input.email,
      displayName: input.name,
      platformRole: input.platformRole,
      mustChangePassword: true,
      credentials: { create: { kind: 'password', secret: await hashPassword(oneTimePassword) } },
    },
  })
  await identityAudit.record(ctx, 'user.created', {
    entity: { kind: 'user', id: userId, name: input.name },
    details: { email: input.email, platformRole: input.platformRole },
  })
  return { userId, oneTimePassword }
}
