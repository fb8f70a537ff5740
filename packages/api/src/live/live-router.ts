import {
  callTRPCProcedure,
  getTRPCErrorFromUnknown,
  getTRPCErrorShape,
  isTrackedEnvelope,
  tracked,
  type AnyRouter,
} from '@trpc/server'
import type { z } from 'zod'
import { flow } from '../procedure.ts'
import type { RequestContext } from '../request-context.ts'
import { trackedStreamOf } from '../stream-of.ts'
import { router } from '../trpc.ts'
import { mergeStreams } from './merge-streams.ts'
import { lastIdsOf, liveInput, liveWordSchema, type LiveWord } from './schema.ts'

type Stream = z.output<typeof liveInput>['streams'][number]

/**
 * Follows any of a router's subscriptions over one connection. Each is admitted, checked and refused as if it had been asked for
 * alone: one that is refused or fails says so and leaves the others alone.
 */
export const liveRouter = (followable: AnyRouter) =>
  router({
    follow: flow({ scope: 'user', action: 'none', audit: 'none', beforePasswordChange: true })
      .input(liveInput)
      .output(trackedStreamOf(liveWordSchema))
      .subscription(async function* ({ ctx, input, signal }) {
        const ids = lastIdsOf(input.lastEventId)
        const over = new AbortController()
        signal?.addEventListener('abort', () => over.abort(), { once: true })
        try {
          const words = input.streams.map((stream) => wordsOf(followable, ctx, withLastId(stream, ids[stream.key]), over.signal))
          for await (const word of mergeStreams(words)) {
            if (word.id !== undefined) ids[word.key] = word.id
            yield tracked(JSON.stringify(ids), word)
          }
        } finally {
          over.abort()
        }
      }),
  })

const withLastId = (stream: Stream, lastEventId: string | undefined): Stream =>
  lastEventId === undefined ? stream : { ...stream, input: { ...(stream.input as object), lastEventId } }

async function* wordsOf(
  followable: AnyRouter,
  ctx: RequestContext,
  { key, path, input }: Stream,
  signal: AbortSignal,
): AsyncGenerator<LiveWord, void> {
  try {
    const stream = await open(followable, ctx, path, input, signal)
    for await (const value of stream) {
      if (isTrackedEnvelope(value)) yield { key, kind: 'data', id: value[0], data: value[1] }
      else yield { key, kind: 'data', data: value }
    }
    yield { key, kind: 'end', data: null }
  } catch (thrown) {
    const error = getTRPCErrorFromUnknown(thrown)
    if (error.code === 'INTERNAL_SERVER_ERROR') ctx.log.error({ error: thrown, path, traceId: ctx.traceId }, 'a stream failed')
    const shape: unknown = getTRPCErrorShape({ config: followable._def._config, error, type: 'subscription', path, input, ctx })
    yield { key, kind: 'error', data: shape }
  }
}

async function open(
  followable: AnyRouter,
  ctx: RequestContext,
  path: string,
  input: unknown,
  signal: AbortSignal,
): Promise<AsyncIterable<unknown>> {
  const stream: unknown = await callTRPCProcedure({
    router: followable,
    path,
    getRawInput: () => Promise.resolve(input),
    ctx,
    type: 'subscription',
    signal,
    batchIndex: 0,
  })
  return stream as AsyncIterable<unknown>
}
