import { createTRPCClient, type TRPCClientError, type TRPCLink } from '@trpc/client'
import { observable, type Observer } from '@trpc/server/observable'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { LiveWord } from '@understudy/api'
import type { AppRouter } from '@/server/app-router'
import { oneStreamLink } from './one-stream-link'

interface Opened {
  streams: { key: string; path: string; input: unknown }[]
  isOpen: boolean
  observer: Observer<never, TRPCClientError<AppRouter>>
}

let opened: Opened[]
/** Stands for the connection to the server. */
const wire: TRPCLink<AppRouter> =
  () =>
  ({ op }) =>
    observable((observer) => {
      expect(op).toMatchObject({ type: 'subscription', path: 'live.follow' })
      const connection: Opened = { ...(op.input as Pick<Opened, 'streams'>), isOpen: true, observer: observer as never }
      opened.push(connection)
      // As the real one does when it is left.
      return () => {
        connection.isOpen = false
        observer.complete()
      }
    })

beforeEach(() => {
  opened = []
})

const client = () => createTRPCClient<AppRouter>({ links: [oneStreamLink(wire)] })
const last = () => opened.at(-1)!
const opens = (times: number) => vi.waitFor(() => expect(opened).toHaveLength(times))
const keyOf = (path: string) => last().streams.find((stream) => stream.path === path)!.key
const send = (result: unknown) => last().observer.next({ result } as never)
const say = (path: string, word: Omit<LiveWord, 'key'>) =>
  send({ id: '{}', data: { id: '{}', data: { key: keyOf(path), ...word } } })
const listener = () => ({
  onStarted: vi.fn(),
  onData: vi.fn(),
  onError: vi.fn(),
  onComplete: vi.fn(),
  onConnectionStateChange: vi.fn(),
})

describe('a page that follows several things', () => {
  it('opens one connection for all of them, and hands each its own words', async () => {
    const [bar, journal] = [listener(), listener()]
    const trpc = client()
    trpc.observe.followWorld.subscribe(undefined, bar)
    trpc.journal.follow.subscribe(undefined, journal)
    await opens(1)
    expect(last().streams.map(({ path }) => path)).toEqual(['observe.followWorld', 'journal.follow'])
    send({ type: 'started' })
    expect(bar.onStarted).toHaveBeenCalledOnce()
    expect(journal.onStarted).toHaveBeenCalledOnce()
    say('journal.follow', { kind: 'data', data: 'waits' })
    expect(journal.onData.mock.calls).toEqual([['waits']])
    expect(bar.onData).not.toHaveBeenCalled()
  })

  it('opens it anew with who came and without who left, and closes it when nobody follows anything', async () => {
    const bar = listener()
    const trpc = client()
    const first = trpc.observe.followWorld.subscribe(undefined, bar)
    await opens(1)
    const second = trpc.journal.follow.subscribe(undefined, listener())
    await opens(2)
    second.unsubscribe()
    await opens(3)
    expect(opened.map(({ streams, isOpen }) => [streams.length, isOpen])).toEqual([
      [1, false],
      [2, false],
      [1, true],
    ])
    expect(bar.onConnectionStateChange).not.toHaveBeenCalled()
    expect(bar.onComplete).not.toHaveBeenCalled()
    send({ type: 'started' })
    expect(bar.onStarted).toHaveBeenCalledOnce()
    first.unsubscribe()
    await vi.waitFor(() => expect(last().isOpen).toBe(false))
    expect(opened).toHaveLength(3)
  })

  it('goes on where a stream was when it is opened anew', async () => {
    const run = listener()
    const trpc = client()
    trpc.runs.follow.subscribe({ runId: '018f0000-0000-7000-8000-000000000001', sinceSeq: 4 }, run)
    await opens(1)
    say('runs.follow', { kind: 'data', id: '7', data: 'step' })
    expect(run.onData.mock.calls).toEqual([[{ id: '7', data: 'step' }]])
    trpc.observe.followWorld.subscribe(undefined, listener())
    await opens(2)
    expect(last().streams[0]!.input).toMatchObject({ sinceSeq: 4, lastEventId: '7' })
  })

  it('tells the one that was refused, and goes on for the others', async () => {
    const [bar, journal] = [listener(), listener()]
    const trpc = client()
    trpc.observe.followWorld.subscribe(undefined, bar)
    trpc.journal.follow.subscribe(undefined, journal)
    await opens(1)
    say('journal.follow', { kind: 'error', data: { message: 'You may not.', code: -32_003, data: { code: 'FORBIDDEN' } } })
    expect(journal.onError.mock.calls).toMatchObject([[{ message: 'You may not.', data: { code: 'FORBIDDEN' } }]])
    expect(bar.onError).not.toHaveBeenCalled()
    say('observe.followWorld', { kind: 'data', data: 'all on AWS' })
    expect(bar.onData).toHaveBeenCalledOnce()
    expect(opened).toHaveLength(1)
  })

  it('tells everybody that the connection is lost, and that it is back', async () => {
    const [bar, journal] = [listener(), listener()]
    const trpc = client()
    trpc.observe.followWorld.subscribe(undefined, bar)
    trpc.journal.follow.subscribe(undefined, journal)
    await opens(1)
    send({ type: 'state', state: 'connecting', error: new Error('lost') })
    for (const { onConnectionStateChange } of [bar, journal])
      expect(onConnectionStateChange).toHaveBeenLastCalledWith(expect.objectContaining({ state: 'connecting' }))
    send({ type: 'started' })
    for (const { onConnectionStateChange } of [bar, journal])
      expect(onConnectionStateChange).toHaveBeenLastCalledWith(expect.objectContaining({ state: 'pending' }))
  })

  it('ends with an error for those who were on it, not for who came meanwhile', async () => {
    const [bar, journal] = [listener(), listener()]
    const trpc = client()
    trpc.observe.followWorld.subscribe(undefined, bar)
    await opens(1)
    trpc.journal.follow.subscribe(undefined, journal)
    last().observer.error(new Error('signed out') as never)
    expect(bar.onError).toHaveBeenCalledOnce()
    await opens(2)
    expect(journal.onError).not.toHaveBeenCalled()
    expect(last().streams.map(({ path }) => path)).toEqual(['journal.follow'])
  })
})
