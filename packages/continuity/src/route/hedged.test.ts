import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Deadline, operationId, systemClock, type TenantId } from '@understudy/core'
import type { Answer, ProviderId } from '@understudy/ports'
import { RetryBudget } from '@understudy/resilience'
import { silentLogger } from '@understudy/telemetry'
import { createRoutedPorts } from '../routed-ports.ts'
import { Gate } from './gate.ts'
import { answers, scriptedProvider } from './testing-providers.ts'

const AWS: ProviderId = 'aws:us-east-1'
const tenant = { id: 'a0000000-0000-7000-8000-000000000001' as TenantId, slug: 'acme' }

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** A side whose calls are quick a hundred times; then every first one hangs, and what comes behind it is answered. */
async function open({ hedgesReads = true, tokens = 10 } = {}) {
  const hung = Promise.withResolvers<Answer<unknown>>()
  let isSlow = false
  const budget = new RetryBudget({ burst: tokens })
  const quick = answers(AWS)
  const scripted = scriptedProvider(AWS, 'objects', (name) => {
    if (!isSlow) return quick(name)
    isSlow = false
    return hung.promise
  })
  const aws = { ...scripted, retryBudgets: { objects: budget } }
  const ports = createRoutedPorts({
    providers: [aws],
    gate: new Gate({ clock: systemClock }),
    record: () => undefined,
    clock: systemClock,
    log: silentLogger,
    routing: { callsAtOnce: 32, hedgesReads },
  })({ tenant })
  const call = () => ({ tenant, operationId: operationId('o'), deadline: Deadline.in(2_000) })
  for (let nth = 0; nth < 120; nth++) await ports.objects.get(call(), 'k')
  const known = scripted.calls.length
  return {
    ports,
    call,
    budget,
    answerLate: async () => hung.resolve(await quick('get')),
    asked: () => scripted.calls.length - known,
    slow: () => {
      isSlow = true
    },
  }
}

test('a read that takes long is asked again, paid for by a token, and the first answer counts', async () => {
  const { ports, call, asked, slow, budget } = await open()
  slow()
  const reading = ports.objects.get(call(), 'k')
  await vi.advanceTimersByTimeAsync(9)
  expect(asked()).toBe(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(await reading).toMatchObject({ servedBy: AWS })
  expect(asked()).toBe(2)
  expect(budget.tokens).toBe(9)
})

test('a write is asked once', async () => {
  const { ports, call, asked, slow, answerLate } = await open()
  slow()
  const writing = ports.objects.put(call(), 'k', new Uint8Array())
  await vi.advanceTimersByTimeAsync(1_000)
  expect(asked()).toBe(1)
  await answerLate()
  await writing
})

test.each([{ hedgesReads: false }, { tokens: 1 }])('without leave or tokens a read is asked once: %j', async (options) => {
  const { ports, call, asked, slow, budget, answerLate } = await open(options)
  if (options.tokens) budget.tryTake()
  slow()
  const reading = ports.objects.get(call(), 'k')
  await vi.advanceTimersByTimeAsync(1_000)
  expect(asked()).toBe(1)
  await answerLate()
  await reading
})
