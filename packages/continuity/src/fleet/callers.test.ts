import { describe, expect, it } from 'vitest'
import { callersSay, isSuspicious } from './callers.ts'
import { processCounts } from './testing-counts.ts'

const answered = (answeredAgoMs: number) => processCounts('well', { answeredAgoMs })
const failing = (failingForMs: number) => processCounts('ill', { consecutive: 2, failingForMs, answeredAgoMs: 100 })
const idle = processCounts('idle', {})
const asked = { kinds: ['write'], withinMs: 2_500 } as const

describe('callers', () => {
  it('say that they are answered only by an answer that is certainly young enough', () => {
    expect(callersSay([answered(2_250), failing(3_000)], asked)).toBe('answered')
    expect(callersSay([answered(2_251)], asked)).toBe('unknown')
    expect(callersSay([answered(100)], { ...asked, withinMs: 0 })).toBe('unknown')
  })

  it('are failing when nobody was answered after calls began to fail, and everybody had the time to tell', () => {
    expect(callersSay([failing(1_250), idle], asked)).toBe('failing')
    expect(callersSay([failing(1_249), idle], asked)).toBe('unknown')
    expect(callersSay([failing(2_400), answered(2_401)], asked)).toBe('failing')
    expect(callersSay([failing(2_400), answered(2_400)], asked)).toBe('unknown')
  })

  it('are idle when nobody has called for long', () => {
    expect(callersSay([idle, answered(10_001)], asked)).toBe('idle')
    expect(callersSay([idle, answered(10_000)], asked)).toBe('unknown')
  })

  it('say nothing of a kind of call that was not asked for', () => {
    expect(callersSay([answered(100), failing(2_000)], { ...asked, kinds: ['read'] })).toBe('idle')
  })

  it('do not count once their own breaker is open', () => {
    expect(callersSay([{ ...failing(2_000), state: 'open' }], asked)).toBe('idle')
    expect(callersSay([{ ...answered(100), state: 'open' }], asked)).toBe('idle')
  })

  it('are suspicious as soon as one fails and nobody is known to have been answered since', () => {
    expect(isSuspicious([failing(0), answered(300), idle])).toBe(true)
    expect(isSuspicious([failing(400), answered(300), idle])).toBe(false)
    expect(isSuspicious([answered(300), idle])).toBe(false)
    expect(isSuspicious([{ ...failing(0), state: 'open' }])).toBe(false)
  })
})
