import { expect, test } from 'vitest'
import { openBreakers } from '../testing/open-breakers.ts'
import { failing, openCockatiel, openOpossum } from '../testing/peers.ts'

test('one failure with the defaults opens nothing, nor do four', () => {
  const { call, calls, state } = openBreakers()
  call('failure')
  expect(state()).toBe('closed')
  calls(3, 'failure')
  expect(state()).toBe('closed')
})

test('opossum: one failure is all of its calls, and more than half of them', async () => {
  const { call, state, breaker } = openOpossum()
  await failing(call)
  expect(state()).toBe('open')
  breaker.shutdown()
})

test('cockatiel: has no default, and takes the rule that it is given', async () => {
  const { call, state } = openCockatiel()
  await failing(call)
  expect(state()).toBe('closed')
})
