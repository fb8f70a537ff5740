import { expect, test, vi } from 'vitest'
import { RetryBudget } from '../retry/retry-budget.ts'
import { hedge, type Hedge } from './hedge.ts'

function open(given: Partial<Hedge> = {}, callers?: AbortSignal) {
  const requests: (PromiseWithResolvers<string> & { signal: AbortSignal })[] = []
  const waiting: { ms: number; wake: () => void; isCancelled: boolean }[] = []
  const result = hedge(
    (signal) => {
      const request = { ...Promise.withResolvers<string>(), signal }
      requests.push(request)
      return request.promise
    },
    {
      delayMs: 30,
      maySend: () => true,
      after: (ms, wake) => {
        const timer = { ms, wake, isCancelled: false }
        waiting.push(timer)
        return () => {
          timer.isCancelled = true
        }
      },
      ...given,
    },
    callers,
  )
  const wake = () => {
    if (!waiting[0]!.isCancelled) waiting[0]!.wake()
  }
  return { requests, waiting, result, wake }
}

test('an answer in time is the only request', async () => {
  const { requests, waiting, result } = open()
  expect(waiting).toMatchObject([{ ms: 30, isCancelled: false }])
  requests[0]!.resolve('first')
  expect(await result).toBe('first')
  expect(waiting[0]!.isCancelled).toBe(true)
  expect(requests).toHaveLength(1)
})

test.each([0, 1])('with both under way the first answer is taken and the other request cancelled: %i', async (winner) => {
  const { requests, result, wake } = open()
  wake()
  expect(requests).toHaveLength(2)
  requests[winner]!.resolve(`answer ${winner}`)
  expect(await result).toBe(`answer ${winner}`)
  expect(requests.map(({ signal }) => signal.aborted)).toEqual([winner === 1, winner === 0])
  // vitest fails the run if this goes unhandled.
  requests[1 - winner]!.reject(new Error('aborted'))
})

test('a failure before its time is the outcome: no second request', async () => {
  const { requests, waiting, result } = open()
  requests[0]!.reject(new Error('down'))
  await expect(result).rejects.toThrow('down')
  expect(waiting[0]!.isCancelled).toBe(true)
  expect(requests).toHaveLength(1)
})

test.each([0, 1])('with both under way a failure waits for the other: %i fails', async (loser) => {
  const { requests, result, wake } = open()
  wake()
  requests[loser]!.reject(new Error('down'))
  await expect(requests[loser]!.promise).rejects.toThrow('down')
  requests[1 - loser]!.resolve('the other')
  expect(await result).toBe('the other')
})

test.each([0, 1])("if both fail, the first request's error is thrown, whichever failed first: %i", async (sooner) => {
  const { requests, result, wake } = open()
  wake()
  for (const nth of [sooner, 1 - sooner]) {
    requests[nth]!.reject(new Error(`down ${nth}`))
    await expect(requests[nth]!.promise).rejects.toThrow()
  }
  await expect(result).rejects.toThrow('down 0')
})

test('a request that throws before it begins has failed', async () => {
  const failing = hedge(
    () => {
      throw new Error('bad input')
    },
    { delayMs: 1, maySend: () => true },
  )
  await expect(failing).rejects.toThrow('bad input')
})

test('without a token of the retry budget there is no second request', async () => {
  const budget = new RetryBudget({ burst: 1 })
  const hedges = [1, 2].map(() => open({ maySend: () => budget.tryTake() }))
  for (const { wake, requests } of hedges) {
    wake()
    requests[0]!.resolve('first')
  }
  expect(hedges.map(({ requests }) => requests.length)).toEqual([2, 1])
  await Promise.all(hedges.map(({ result }) => result))
})

test('a caller who left gets no second request, and takes both along', async () => {
  const leaving = new AbortController()
  const maySend = vi.fn(() => true)
  const early = open({ maySend }, leaving.signal)
  const late = open({}, leaving.signal)
  late.wake()
  expect(late.requests.map(({ signal }) => signal.aborted)).toEqual([false, false])
  leaving.abort()
  early.wake()
  expect(maySend).not.toHaveBeenCalled()
  for (const { requests, result } of [early, late]) {
    expect(requests.every(({ signal }) => signal.aborted)).toBe(true)
    for (const { reject, signal } of requests) reject(signal.reason)
    await expect(result).rejects.toThrow('aborted')
  }
  expect(early.requests).toHaveLength(1)
})

test('by itself it waits on a timer, and leaves none behind', async () => {
  vi.useFakeTimers()
  try {
    const { requests, result } = open({ after: undefined as never })
    await vi.advanceTimersByTimeAsync(29)
    expect(requests).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(requests).toHaveLength(2)
    requests[1]!.resolve('second')
    expect(await result).toBe('second')
    const quick = open({ after: undefined as never })
    quick.requests[0]!.resolve('first')
    await quick.result
    expect(vi.getTimerCount()).toBe(0)
  } finally {
    vi.useRealTimers()
  }
})
