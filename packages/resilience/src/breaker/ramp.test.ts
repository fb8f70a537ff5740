import { expect, test } from 'vitest'
import { KEY, openBreakers } from '../testing/open-breakers.ts'

/** On its way back at this share. */
function openAt(share: number, random: () => number = () => 0.5) {
  const opened = openBreakers({ random })
  opened.breakers.adopt(KEY, { state: 'half_open', share })
  return opened
}

test('the share grows by a hundredth a second of good calls, and at 100 % it is closed', () => {
  const { tripAndWait, call, clock, snapshot, transitions } = openBreakers()
  tripAndWait()
  call('success')
  for (let second = 0; second < 98; second++) {
    clock.advance(1000)
    call('success')
  }
  expect(snapshot().state).toBe('half_open')
  expect(snapshot().share).toBeCloseTo(0.99)
  clock.advance(1000)
  call('success')
  expect(snapshot()).toMatchObject({ state: 'closed', share: 1 })
  expect(transitions.at(-1)).toMatchObject({ from: 'half_open', to: 'closed', cause: 'ramp', share: 1 })
})

test('of many callers the share is let through, the rest refused at once', () => {
  let seed = 1
  const random = () => (seed = (seed * 16807) % 2_147_483_647) / 2_147_483_647
  const { breakers } = openAt(0.3, random)
  const admissions = Array.from({ length: 10_000 }, () => breakers.acquire(KEY, 'read'))
  const admitted = admissions.filter(({ permit }) => permit).length
  expect(admitted).toBeGreaterThan(2850)
  expect(admitted).toBeLessThan(3150)
  expect(new Set(admissions.flatMap(({ reason }) => reason ?? []))).toEqual(new Set(['share']))
})

test('one call a second goes through however small the share', () => {
  const { permit, reason, clock } = openAt(0.01)
  for (let second = 0; second < 3; second++) {
    expect(permit().isProbe).toBe(false)
    expect(reason()).toBe('share')
    clock.advance(1000)
  }
})

test('silence earns ten seconds at most', () => {
  const { call, clock, snapshot } = openAt(0.2)
  clock.advance(3_600_000)
  expect(snapshot()).toMatchObject({ state: 'half_open', share: 0.2 })
  call('success')
  expect(snapshot().share).toBeCloseTo(0.3)
})

test('failed, slow and throttled calls shrink the share, once a second', () => {
  for (const outcome of ['failure', 'slow', 'throttled'] as const) {
    const { calls, call, clock, snapshot } = openAt(0.8, () => 0)
    calls(4, outcome)
    expect(snapshot().share).toBeCloseTo(0.56)
    clock.advance(1000)
    call(outcome)
    expect(snapshot().state === 'open' || Math.abs(snapshot().share - 0.392) < 1e-9).toBe(true)
  }
})

test('the share never shrinks below where it began', () => {
  const { call, clock, snapshot } = openAt(0.02, () => 0)
  for (let nth = 0; nth < 9; nth++) {
    call('throttled')
    clock.advance(1000)
  }
  expect(snapshot()).toMatchObject({ state: 'half_open', share: 0.01 })
})

test('one bad call among many is luck and holds nothing up; three of a hundred are not', () => {
  const lucky = openAt(0.5, () => 0)
  lucky.calls(50, 'success')
  lucky.call('failure')
  expect(lucky.snapshot().share).toBe(0.5)
  lucky.clock.advance(1000)
  lucky.call('success')
  expect(lucky.snapshot().share).toBeCloseTo(0.51)
  const unlucky = openAt(0.5, () => 0)
  unlucky.calls(97, 'success')
  unlucky.calls(4, 'slow')
  expect(unlucky.snapshot().share).toBeCloseTo(0.35)
})

test('the trip rules hold on the way back too', () => {
  const { calls, state } = openAt(0.9, () => 0)
  calls(5, 'failure')
  expect(state()).toBe('open')
})

test('while too many go badly the share does not grow', () => {
  const { calls, call, clock, snapshot } = openAt(0.5, () => 0)
  calls(10, 'success')
  calls(2, 'slow')
  const { share } = snapshot()
  expect(share).toBeCloseTo(0.35)
  call('slow')
  clock.advance(900)
  call('success')
  expect(snapshot().share).toBe(share)
})

test('each ten seconds are judged by themselves, and so is what follows a lowering', () => {
  const { calls, call, clock, snapshot } = openAt(0.5, () => 0)
  calls(100, 'success')
  clock.advance(10_000)
  call('slow')
  expect(snapshot().share).toBeCloseTo(0.35)
  clock.advance(1000)
  call('success')
  expect(snapshot().share).toBeCloseTo(0.36)
})

test('a call that ended as ignored or cancelled is not made up for by another', () => {
  for (const outcome of ['ignored', 'cancelled'] as const) {
    const { call, reason } = openAt(0.01)
    call(outcome)
    expect(reason()).toBe('share')
  }
})

test('a number that is just the share is not below it', () => {
  const { permit, reason } = openAt(0.5)
  permit()
  expect(reason()).toBe('share')
})
