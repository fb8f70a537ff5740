import { createTRPCClient, httpLink, type TRPCClient } from '@trpc/client'
import superjson from 'superjson'
import type { ConsoleRouter } from './console-router.ts'

export type ConsoleClient = TRPCClient<ConsoleRouter>

/** Milliseconds for one answer. */
const TIMEOUT_MS = 30_000
export const userAgent = 'understudy-cli'

/** The console's procedures, called as a browser calls them: same sign-in, same policy, same trail. */
export const consoleClient = (address: URL, session: string): ConsoleClient =>
  createTRPCClient<ConsoleRouter>({
    links: [
      httpLink({
        url: new URL('/api/trpc', address).href,
        transformer: superjson,
        headers: {
          'x-understudy': '1',
          'user-agent': userAgent,
          // Which of the two a console reads depends on whether it is reached by HTTPS, perhaps behind a proxy.
          cookie: ['understudy.session', '__Host-understudy.session'].map((name) => `${name}=${session}`).join('; '),
        },
        fetch: (url, init) => {
          const timeout = AbortSignal.timeout(TIMEOUT_MS)
          const signal = init?.signal ? AbortSignal.any([init.signal, timeout]) : timeout
          return fetch(url, { ...(init as RequestInit), signal })
        },
      }),
    ],
  })
