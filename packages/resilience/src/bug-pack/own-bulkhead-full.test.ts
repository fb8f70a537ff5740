import { bulkhead, wrap } from 'cockatiel'
import { expect, test } from 'vitest'
import { Bulkhead } from '../bulkhead/bulkhead.ts'
import { KEY, openBreakers } from '../testing/open-breakers.ts'
import { failing, never, openCockatiel, openOpossum } from '../testing/peers.ts'

test("a slot that our own bulkhead did not have is not the other side's failure", () => {
  const { breakers, permit, snapshot } = openBreakers()
  const slots = new Bulkhead(1)
  const call = () => {
    const admitted = permit()
    const running = slots.run(never)
    if (running.isFull) breakers.settle(admitted, 'ignored')
    return running.isFull
  }
  expect(call()).toBe(false)
  for (let nth = 0; nth < 100; nth++) expect(call()).toBe(true)
  expect(snapshot()).toMatchObject({ state: 'closed', inFlight: 1, kinds: { read: { calls: 0, failures: 0 } } })
  expect(breakers.acquire(KEY, 'read').permit).toBeDefined()
})

test('cockatiel: five of its own refusals open it', async () => {
  const { policy, state } = openCockatiel()
  const both = wrap(policy, bulkhead(1, 0))
  void both.execute(never)
  for (let nth = 0; nth < 5; nth++) await failing((task) => both.execute(task))
  expect(state()).toBe('open')
})

test('opossum: so does it with its own capacity', async () => {
  const { call, state, breaker } = openOpossum({ capacity: 1 })
  void call(never)
  for (let nth = 0; nth < 5; nth++) await failing(call)
  expect(state()).toBe('open')
  breaker.shutdown()
})
