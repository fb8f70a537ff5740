import { describe, expect, it } from 'vitest'
import { Pace } from './pace.ts'

/** A clock that stands still unless it is moved. */
function standing() {
  let nowMs = 0
  return { pass: (ms: number) => (nowMs += ms), clock: { now: () => new Date(nowMs), monotonicMs: () => nowMs } }
}

describe('the pace at which waiting writes are handed to AWS', () => {
  it('grows by addition while AWS is quick, up to what any account bears', () => {
    const { pass, clock } = standing()
    const pace = new Pace(clock)
    const firstPerS = pace.limitPerS
    for (let second = 0; second < 10; second++) {
      pass(1_000)
      pace.take()
      pace.answered(40)
    }
    expect(pace.limitPerS).toBe(firstPerS + 250)
    for (let second = 0; second < 100; second++) {
      pass(1_000)
      pace.take()
    }
    expect(pace.limitPerS).toBe(1_500)
  })

  it.each([
    ['asks for less', (pace: Pace) => pace.overloaded()],
    [
      'becomes slow',
      (pace: Pace) => {
        for (let nth = 0; nth < 10; nth++) pace.answered(900)
      },
    ],
  ])('is halved when AWS %s, once a second, and never stands still', (_, happens) => {
    const { pass, clock } = standing()
    const pace = new Pace(clock)
    const firstPerS = pace.limitPerS
    happens(pace)
    happens(pace)
    expect(pace.limitPerS).toBe(firstPerS / 2)
    for (let second = 0; second < 20; second++) {
      pass(1_000)
      happens(pace)
    }
    expect(pace.limitPerS).toBe(10)
  })

  it('does not mind a single one that took long', () => {
    const { clock } = standing()
    const pace = new Pace(clock)
    for (let nth = 0; nth < 20; nth++) pace.answered(40)
    pace.answered(30_000)
    expect(pace.limitPerS).toBe(200)
  })

  it('spaces the writes', () => {
    const { clock } = standing()
    const pace = new Pace(clock)
    expect([pace.take(), pace.take(), pace.take()]).toEqual([0, 5, 10])
  })
})
