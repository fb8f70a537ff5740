import { Breakers, type CallOutcome } from '@understudy/resilience'
import { expect, it } from 'vitest'
import { AnswerWatch } from './answer-watch.ts'

const KEY = 'objects aws'

function watching() {
  let nowMs = 5_000
  const clock = { now: () => new Date(nowMs), monotonicMs: () => nowMs }
  const breakers = new Breakers({ clock, timer: 'manual' })
  const watch = new AnswerWatch()
  return {
    call: (outcome: CallOutcome) => breakers.settle(breakers.acquire(KEY, 'write').permit!, outcome),
    lookAfter: (ms: number) => {
      nowMs += ms
      watch.look(breakers.snapshot(KEY), clock.now(), nowMs)
      return watch.of(KEY, 'write')
    },
    other: () => watch.of(KEY, 'read'),
  }
}

it('knows the look before which the last answer came, within a second and across seconds', () => {
  const { call, lookAfter, other } = watching()
  expect(lookAfter(0)).toEqual({ answeredAt: null, failingSince: null })
  call('success')
  expect(lookAfter(250).answeredAt).toBe(5_250)
  expect(lookAfter(250).answeredAt).toBe(5_250)
  call('slow')
  expect(lookAfter(250).answeredAt).toBe(5_750)
  call('success')
  expect(lookAfter(250).answeredAt).toBe(6_000)
  expect(lookAfter(250).answeredAt).toBe(6_000)
  expect(lookAfter(5_000).answeredAt).toBe(6_000)
  expect(lookAfter(20_000).answeredAt).toBe(6_000)
  expect(other().answeredAt).toBeNull()
})

it('knows since when calls fail, until one is answered', () => {
  const { call, lookAfter } = watching()
  lookAfter(0)
  call('failure')
  expect(lookAfter(250)).toEqual({ answeredAt: null, failingSince: 5_250 })
  call('failure')
  expect(lookAfter(250).failingSince).toBe(5_250)
  call('success')
  expect(lookAfter(250)).toEqual({ answeredAt: 5_750, failingSince: null })
  call('failure')
  expect(lookAfter(250).failingSince).toBe(6_000)
  call('success')
  call('failure')
  expect(lookAfter(250), 'answered in between, these failures have only begun').toEqual({
    answeredAt: 6_250,
    failingSince: 6_250,
  })
})
