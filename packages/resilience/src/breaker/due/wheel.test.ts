import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { NOT_DUE, Wheel, type Sleeper } from './wheel.ts'

const TICK_MS = 250
const LAP_MS = 64 * TICK_MS

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function open(runs = false) {
  let nowMs = 10_000
  const woken: [name: string, atMs: number][] = []
  const wheel = new Wheel(TICK_MS, runs, () => nowMs)
  const sleeper = (name: string, again: (atMs: number) => number | null = () => null): Sleeper => ({
    dueTick: NOT_DUE,
    wake: (atMs) => {
      woken.push([name, atMs])
      return again(atMs)
    },
  })
  const turnTo = (ms: number) => {
    nowMs = ms
    wheel.turn(ms)
  }
  return {
    wheel,
    woken,
    sleeper,
    turnTo,
    /** As time passes: the wheel's own timer, if it runs. */
    pass: (ms: number) => {
      for (let passed = 0; passed < ms; passed += TICK_MS) {
        nowMs += TICK_MS
        vi.advanceTimersByTime(TICK_MS)
      }
    },
  }
}

test('wakes at the first tick at or after its time, once', () => {
  const { wheel, woken, sleeper, turnTo } = open()
  wheel.schedule(sleeper('on a tick'), 11_000)
  wheel.schedule(sleeper('between'), 11_001)
  turnTo(10_999)
  expect(woken).toEqual([])
  turnTo(11_000)
  expect(woken).toEqual([['on a tick', 11_000]])
  turnTo(11_250)
  turnTo(20_000)
  expect(woken).toEqual([
    ['on a tick', 11_000],
    ['between', 11_250],
  ])
})

test('what is due already is woken at the next tick', () => {
  const { wheel, woken, sleeper, turnTo } = open()
  wheel.schedule(sleeper('late'), 5)
  turnTo(10_249)
  expect(woken).toEqual([])
  turnTo(10_250)
  expect(woken).toEqual([['late', 10_250]])
})

test('a later lap is waited for, however often its slot comes by', () => {
  const { wheel, woken, sleeper, turnTo } = open()
  wheel.schedule(sleeper('later'), 11_000 + 2 * LAP_MS)
  for (const laps of [0, 1]) turnTo(11_000 + laps * LAP_MS)
  expect(woken).toEqual([])
  turnTo(11_000 + 2 * LAP_MS)
  expect(woken.map(([name]) => name)).toEqual(['later'])
})

test('after a long pause everything due is woken, at once', () => {
  const { wheel, woken, sleeper, turnTo } = open()
  for (let nth = 0; nth < 200; nth++) wheel.schedule(sleeper(`${nth}`), 10_000 + nth * TICK_MS)
  turnTo(10_000 + 10 * LAP_MS)
  expect(woken).toHaveLength(200)
})

test('the latest word counts: brought forward, put off, or called off', () => {
  const { wheel, woken, sleeper, turnTo } = open()
  const [forward, off, never] = [sleeper('forward'), sleeper('put off'), sleeper('called off')]
  for (const each of [forward, off, never]) wheel.schedule(each, 12_000)
  wheel.schedule(forward, 11_000)
  wheel.schedule(off, 13_000)
  never.dueTick = NOT_DUE
  turnTo(11_000)
  expect(woken).toEqual([['forward', 11_000]])
  turnTo(12_000)
  expect(woken).toHaveLength(1)
  turnTo(13_000)
  expect(woken.map(([name]) => name)).toEqual(['forward', 'put off'])
})

test('one that asks for it is woken again', () => {
  const { wheel, woken, sleeper, turnTo } = open()
  wheel.schedule(
    sleeper('twice', (atMs) => (atMs < 12_000 ? 12_000 : null)),
    11_000,
  )
  for (const ms of [11_000, 11_500, 12_000, 30_000]) turnTo(ms)
  expect(woken.map(([, atMs]) => atMs)).toEqual([11_000, 12_000])
})

test('has one timer for any number of sleepers, while there are some, and none by hand', () => {
  const { wheel, woken, sleeper, pass } = open(true)
  expect(vi.getTimerCount()).toBe(0)
  for (let nth = 0; nth < 100; nth++) wheel.schedule(sleeper(`${nth}`), 11_000)
  expect(vi.getTimerCount()).toBe(1)
  pass(750)
  expect(vi.getTimerCount()).toBe(1)
  pass(500)
  expect(woken).toHaveLength(100)
  expect(vi.getTimerCount()).toBe(0)
  pass(LAP_MS)
  wheel.schedule(sleeper('afterwards'), 0)
  pass(250)
  expect(woken.at(-1)?.[0]).toBe('afterwards')
  const byHand = open()
  byHand.wheel.schedule(byHand.sleeper('by hand'), 0)
  expect(vi.getTimerCount()).toBe(0)
})
