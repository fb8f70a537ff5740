import { isTrackedEnvelope, tracked } from '@trpc/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { systemClock } from '@understudy/core'
import { uuidv7 } from '@understudy/core/server'
import { openTestDatabase, type TestDatabase } from '@understudy/db/testing'
import type { SignedInUser } from '@understudy/identity'
import { silentLogger } from '@understudy/telemetry'
import { flow } from '../procedure.ts'
import type { RequestContext } from '../request-context.ts'
import { streamOf, trackedStreamOf } from '../stream-of.ts'
import { router, trpc } from '../trpc.ts'
import { liveRouter } from './live-router.ts'
import { liveWordSchema, type LiveWord } from './schema.ts'

let db: TestDatabase
let left: string[] = []

beforeAll(async () => {
  db = await openTestDatabase()
})
afterAll(() => db.close())

const anybody = { scope: 'user', action: 'none', audit: 'none' } as const
const followable = router({
  ticks: flow(anybody)
    .input(z.object({ name: z.string() }))
    .output(streamOf(z.string()))
    .subscription(async function* ({ input, signal }) {
      try {
        yield `${input.name} 1`
        await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()))
      } finally {
        left.push(input.name)
      }
    }),
  counted: flow(anybody)
    .input(z.object({ lastEventId: z.string().optional() }))
    .output(trackedStreamOf(z.number()))
    .subscription(async function* ({ input }) {
      const from = Number(input.lastEventId ?? 0)
      yield tracked(String(from + 1), await Promise.resolve(from + 1))
    }),
  journal: flow({ scope: 'platform', action: 'continuity.read', audit: 'none' })
    .output(streamOf(z.string()))
    .subscription(async function* () {
      yield await Promise.resolve('a secret')
    }),
  broken: flow(anybody)
    .output(streamOf(z.string()))
    .subscription(async function* () {
      yield await Promise.resolve('once')
      throw new Error('a fault of ours')
    }),
  asked: flow(anybody)
    .output(z.string())
    .query(() => 'no stream'),
})
const user: SignedInUser = {
  sessionId: uuidv7(),
  userId: uuidv7(),
  email: 'ana@people.test',
  name: 'Ana',
  isPlatformAdmin: false,
  mustChangePassword: false,
  preferences: { theme: 'system', density: 'comfortable', timezone: 'UTC' },
}

interface Asked {
  key: string
  path: string
  input?: unknown
}

/** The first words of these streams, with the id under which the last one was sent; then the connection is left. */
async function follow(streams: Asked[], words: number, lastEventId?: string) {
  const over = new AbortController()
  const context: RequestContext = {
    ...{ db, user, clock: systemClock, log: silentLogger, tenantSlug: null, address: '127.0.0.1', traceId: undefined },
    services: {} as RequestContext['services'],
  }
  const caller = trpc.createCallerFactory(liveRouter(followable))(context, { signal: over.signal })
  const input = { streams: streams.map((stream) => ({ input: undefined, ...stream })), ...(lastEventId && { lastEventId }) }
  const heard: LiveWord[] = []
  let id = ''
  for await (const sent of await caller.follow(input)) {
    if (!isTrackedEnvelope(sent)) throw new Error('expected every word to be tracked')
    id = sent[0]
    heard.push(liveWordSchema.parse(sent[1]))
    if (heard.length === words) break
  }
  over.abort()
  return { heard: heard.toSorted((a, b) => a.key.localeCompare(b.key)), id }
}

describe('one connection for all that a page follows', () => {
  it('says each stream’s words under its key, and leaves all of them when it is left', async () => {
    left = []
    const asked = ['a', 'b'].map((key) => ({ key, path: 'ticks', input: { name: key } }))
    expect((await follow(asked, 2)).heard).toEqual([
      { key: 'a', kind: 'data', data: 'a 1' },
      { key: 'b', kind: 'data', data: 'b 1' },
    ])
    await expect.poll(() => left.toSorted()).toEqual(['a', 'b'])
  })

  it('refuses what the caller may not follow, as alone, and goes on with the rest', async () => {
    const asked = [
      { key: 'a', path: 'journal' },
      { key: 'b', path: 'ticks', input: { name: 'b' } },
    ]
    const { heard } = await follow(asked, 2)
    expect(heard).toMatchObject([
      { key: 'a', kind: 'error', data: { data: { app: { code: 'forbidden' } } } },
      { key: 'b', kind: 'data', data: 'b 1' },
    ])
    expect(JSON.stringify(heard)).not.toContain('secret')
  })

  it.each([
    ['a question', { key: 'a', path: 'asked' }, 'not_found'],
    ['what there is not', { key: 'a', path: 'nothing.here' }, 'not_found'],
    ['an input that does not fit', { key: 'a', path: 'ticks', input: { name: 1 } }, 'invalid_input'],
  ])('refuses %s', async (_what, asked, code) => {
    expect((await follow([asked], 1)).heard).toMatchObject([{ kind: 'error', data: { data: { app: { code } } } }])
  })

  it('tells a stream that breaks from one that ends', async () => {
    const { heard } = await follow([{ key: 'a', path: 'broken' }], 9)
    expect(heard).toMatchObject([{ data: 'once' }, { kind: 'error', data: { data: { app: { code: 'internal' } } } }])
    expect((await follow([{ key: 'a', path: 'counted', input: {} }], 9)).heard).toMatchObject([
      { data: 1, id: '1' },
      { kind: 'end' },
    ])
  })

  it('goes on after a lost connection where each stream was', async () => {
    const asked = [{ key: 'a', path: 'counted', input: {} }]
    const { id } = await follow(asked, 1)
    expect((await follow(asked, 1, id)).heard).toEqual([{ key: 'a', kind: 'data', id: '2', data: 2 }])
    expect((await follow(asked, 1, 'not ours')).heard).toMatchObject([{ data: 1 }])
  })
})
