import type { TRPCLink } from '@trpc/client'
import { observable } from '@trpc/server/observable'
import type { AppRouter } from '@/server/app-router'
import { LiveConnection } from './live-connection'

/**
 * Carries all that a page follows over one connection, whatever asks for it and how often: a browser opens six connections to one
 * host for all its tabs. Pages subscribe as if each had a stream of its own, and get the same words.
 */
export function oneStreamLink(inner: TRPCLink<AppRouter>): TRPCLink<AppRouter> {
  return (runtime) => {
    const open = inner(runtime)
    const connection = new LiveConnection((input) =>
      open({
        op: { id: 0, type: 'subscription', path: 'live.follow', input, context: {}, signal: null },
        next: () => {
          throw new Error('the connection is where it ends')
        },
      }),
    )
    return ({ op }) => observable((observer) => connection.join(op, observer))
  }
}
