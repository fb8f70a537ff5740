import { z } from 'zod'
import { userAgent } from '../client/console-client.ts'
import { notReachable } from '../client/to-problem.ts'
import { Problem } from '../problem.ts'

/** Milliseconds; checking a password is slow on purpose. */
const TIMEOUT_MS = 30_000
const csrfSchema = z.object({ csrfToken: z.string() })
const answerSchema = z.object({ url: z.string() })

async function ask<T>(address: URL, path: string, schema: z.ZodType<T>, init: RequestInit = {}) {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS)
    const headers = { ...init.headers, 'user-agent': userAgent }
    const response = await fetch(new URL(path, address), { ...init, headers, signal, redirect: 'manual' })
    const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0] ?? '')
    return { body: schema.parse(await response.json()), cookies }
  } catch (error) {
    throw notReachable(error, address)
  }
}

const sessionIn = (cookies: readonly string[]): string | undefined =>
  cookies.map((cookie) => /^(?:__Host-)?understudy\.session=(.+)$/.exec(cookie)?.[1]).find((token) => token !== undefined)

/**
 * Through the same door as the sign-in page: the same throttling, the same trail.
 * @returns the session
 * @throws Problem with the console's words when it refuses
 */
export async function signIn(address: URL, email: string, password: string): Promise<string> {
  const { body, cookies } = await ask(address, '/api/auth/csrf', csrfSchema)
  const answer = await ask(address, '/api/auth/callback/credentials', answerSchema, {
    method: 'POST',
    headers: { cookie: cookies.join('; '), 'x-auth-return-redirect': '1' },
    body: new URLSearchParams({ csrfToken: body.csrfToken, email, password }),
  })
  const token = sessionIn(answer.cookies)
  if (token !== undefined) return token
  const said = new URL(answer.body.url, address).searchParams.get('code')
  throw new Problem(said ?? 'The console cannot sign anybody in now; its health says why: /api/health', {
    code: 'unauthenticated',
  })
}
