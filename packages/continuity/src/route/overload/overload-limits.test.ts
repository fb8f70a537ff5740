import { expect, test } from 'vitest'
import { Deadline, operationId, systemClock, type Clock, type TenantId } from '@understudy/core'
import { PortError, type Answer, type ProviderId } from '@understudy/ports'
import { silentLogger } from '@understudy/telemetry'
import { keyOf } from '../../fleet/fleet-state.ts'
import { createRoutedPorts } from '../../routed-ports.ts'
import { Gate } from '../gate.ts'
import { answers, scriptedProvider } from '../testing-providers.ts'

const AWS: ProviderId = 'aws:us-east-1'
const tenants = ['a', 'b'].map((slug, nth) => ({ id: `a0000000-0000-7000-8000-00000000000${nth}` as TenantId, slug }))
const throttled = new PortError('slow down', {
  ...{ verdict: 'overload', code: 'unavailable', reason: 'SlowDown', provider: AWS, operation: 'get', maybeApplied: false },
})

function open(behaviour: () => Promise<Answer<unknown>>, clock: Clock = systemClock) {
  const gate = new Gate({ clock, random: () => 0 })
  const portsOf = createRoutedPorts({
    providers: [scriptedProvider(AWS, 'objects', behaviour), scriptedProvider('local', 'objects', answers('local'))],
    ...{ gate, record: () => undefined, clock, log: silentLogger },
  })
  const get = (nth = 0) => {
    const tenant = tenants[nth]!
    return portsOf({ tenant }).objects.get({ tenant, operationId: operationId('o'), deadline: Deadline.in(5_000) }, 'k')
  }
  return { get, read: () => gate.breakers.snapshot(keyOf('objects', AWS)) }
}

test('a side that asks for less is sent fewer calls at once, and what is too much goes to the next', async () => {
  const answer = Promise.withResolvers<Answer<unknown>>()
  const refused = Promise.withResolvers<Answer<unknown>>()
  let isFirst = true
  const { get, read } = open(() => {
    if (!isFirst) return answer.promise
    isFirst = false
    return refused.promise
  })
  const first = get()
  const others = Array.from({ length: 9 }, () => get())
  refused.reject(throttled)
  expect(await first).toMatchObject({ servedBy: 'local' })
  // Ten were under way: seven at once are left, and nine are.
  expect(await get()).toMatchObject({ servedBy: 'local' })
  answer.resolve(await answers(AWS)('get'))
  for (const other of others) expect(await other).toMatchObject({ servedBy: AWS })
  expect(read()).toMatchObject({ state: 'closed', kinds: { read: { failures: 0, throttled: 1 } } })
})

test('an overload that goes on for long, for more than one tenant, counts against the side in the end', async () => {
  let ms = 1_000
  const clock = { now: () => new Date(ms), monotonicMs: () => ms }
  const { get, read } = open(() => Promise.reject(throttled), clock)
  const minute = async (of: (nth: number) => number) => {
    for (let second = 0; second < 30; second++) {
      ms += 1_000
      await get(of(second))
    }
  }
  await minute(() => 0)
  expect(read()).toMatchObject({ state: 'closed', kinds: { read: { failures: 0 } } })
  await minute((second) => second % 2)
  expect(read()).toMatchObject({ state: 'open', lastError: expect.stringContaining('SlowDown') })
})
