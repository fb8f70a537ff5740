import { expect, test } from 'vitest'
import { Bulkhead } from './bulkhead.ts'

test('refuses at once when full, and says how many are under way', () => {
  const bulkhead = new Bulkhead(2)
  const { promise } = Promise.withResolvers<void>()
  bulkhead.run(() => promise)
  bulkhead.run(() => promise)
  expect(bulkhead.run(() => promise)).toEqual({ isFull: true, inFlight: 2, limit: 2 })
})

test("a slot is held until the task ends, whatever its caller's patience", async () => {
  const bulkhead = new Bulkhead(1)
  const { promise, reject } = Promise.withResolvers<string>()
  const running = bulkhead.run(() => promise)
  if (running.isFull) throw new Error('refused')
  const answer = await Promise.race([running.result, Promise.resolve('timed out')])
  expect(answer).toBe('timed out')
  expect(bulkhead.inFlight).toBe(1)
  // The caller is gone: vitest fails the run if this goes unhandled.
  reject(new Error('late'))
  await expect(promise).rejects.toThrow('late')
  await expect.poll(() => bulkhead.inFlight).toBe(0)
})

test('a task that throws before it begins gives its slot back', async () => {
  const bulkhead = new Bulkhead(1)
  const running = bulkhead.run(() => {
    throw new Error('bad input')
  })
  if (running.isFull) throw new Error('refused')
  await expect(running.result).rejects.toThrow('bad input')
  expect(bulkhead.inFlight).toBe(0)
})

test('a limit may move: more begin when it rises, none is cut short when it falls', () => {
  const limit = { current: 2 }
  const bulkhead = new Bulkhead(limit)
  const { promise } = Promise.withResolvers<void>()
  const run = () => bulkhead.run(() => promise).isFull
  expect([run(), run(), run()]).toEqual([false, false, true])
  limit.current = 3
  expect([run(), run()]).toEqual([false, true])
  limit.current = 1
  expect(bulkhead.run(() => promise)).toEqual({ isFull: true, inFlight: 3, limit: 1 })
})

test('refuses a limit of none', () => {
  for (const limit of [0, 1.5, { current: 0 }])
    expect(() => new Bulkhead(limit)).toThrow(/^A bulkhead cannot hold (0|1.5) calls.$/)
})
