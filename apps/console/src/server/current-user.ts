import 'server-only'
import { cookies } from 'next/headers'
import { cache } from 'react'
import type { SignedInUser } from '@understudy/identity'
import { installation } from './installation'
import { sessionCookieName } from './session-cookie'

/** Who is signed in, once per request; null for a visitor. */
export const currentUser = cache(async (): Promise<SignedInUser | null> => {
  const { config, sessions } = installation()
  const token = (await cookies()).get(sessionCookieName(config.isSecureOrigin))?.value
  return token ? sessions.resolve(token) : null
})
