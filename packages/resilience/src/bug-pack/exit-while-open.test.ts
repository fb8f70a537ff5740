import { expect, test } from 'vitest'
import { runInProcess, withBreakers } from '../testing/run-in-process.ts'

const print = (state: string) => `console.log(JSON.stringify([${state}, process.getActiveResourcesInfo().includes('Timeout')]))`

test('a process exits by itself while a breaker is open and calls are under way', () => {
  const { printed, code } = runInProcess(`${withBreakers}
    breakers.adopt('a', { state: 'open' })
    breakers.acquire('b', 'read')
    ${print("breakers.snapshot('a').state")}`)
  expect(code).toBe(0)
  expect(JSON.parse(printed)).toEqual(['open', false])
})

test('opossum: so it does', () => {
  const { printed, code } = runInProcess(`
    import CircuitBreaker from 'opossum'
    const breaker = new CircuitBreaker(() => Promise.reject(new Error('down')), { resetTimeout: 60_000 })
    await breaker.fire().catch((error) => error)
    ${print('breaker.opened')}`)
  expect(code).toBe(0)
  expect(JSON.parse(printed)).toEqual([true, false])
})

test('cockatiel: so it does, having no timers at all', () => {
  const { printed, code } = runInProcess(`
    import { circuitBreaker, CircuitState, ConsecutiveBreaker, handleAll } from 'cockatiel'
    const policy = circuitBreaker(handleAll, { halfOpenAfter: 60_000, breaker: new ConsecutiveBreaker(1) })
    await policy.execute(() => Promise.reject(new Error('down'))).catch((error) => error)
    ${print('policy.state === CircuitState.Open')}`)
  expect(code).toBe(0)
  expect(JSON.parse(printed)).toEqual([true, false])
})
