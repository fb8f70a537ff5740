import 'server-only'
import NextAuth, { CredentialsSignin } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { isAppError } from '@understudy/core'
import { signInInput } from '@understudy/identity'
import { signIn as openSignIn } from '@understudy/identity/server'
import { clientAddress } from './client-address'
import { installation } from './installation'
import { sessionCookieName } from './session-cookie'

/** Refusals keep their sentence, and how long to wait, on the way through the sign-in shell. */
export class RefusedSignIn extends CredentialsSignin {
  readonly retryAfterMs: number

  constructor(message: string, retryAfterMs = 0) {
    super(message)
    this.code = message
    this.retryAfterMs = retryAfterMs
  }
}

/**
 * The sign-in shell. Its cookie is not a token with contents: encode and decode pass our opaque session id through, and the
 * database is asked on every request.
 */
export const { handlers, signIn } = NextAuth(() => {
  const { config, db, log } = installation()
  return {
    trustHost: true,
    secret: config.authSecret,
    pages: { signIn: '/sign-in' },
    session: { strategy: 'jwt', maxAge: 7 * 24 * 3600 },
    cookies: {
      sessionToken: {
        name: sessionCookieName(config.isSecureOrigin),
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure: config.isSecureOrigin },
      },
    },
    jwt: {
      encode: ({ token }) => (typeof token?.sessionToken === 'string' ? token.sessionToken : ''),
      decode: ({ token }) => (token ? { sessionToken: token } : null),
    },
    callbacks: {
      jwt: ({ token, user }) => (user && 'sessionToken' in user ? { sessionToken: user.sessionToken } : token),
    },
    logger: { error: (error) => log.info({ name: error.name }, 'sign-in shell refused') },
    providers: [
      Credentials({
        credentials: { email: {}, password: {} },
        authorize: async (credentials, request) => {
          const input = signInInput.safeParse(credentials)
          if (!input.success) throw new RefusedSignIn('Enter your e-mail address and your password.')
          const scope = { db, log, address: clientAddress(request.headers) }
          try {
            const { token, userId } = await openSignIn(scope, { ...input.data, userAgent: request.headers.get('user-agent') })
            return { id: userId, sessionToken: token }
          } catch (error) {
            if (isAppError(error, 'unauthenticated', 'rate_limited'))
              throw new RefusedSignIn(error.message, Number(error.details.retryAfterMs ?? 0))
            throw error
          }
        },
      }),
    ],
  }
})
