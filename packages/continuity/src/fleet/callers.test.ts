import { describe, expect, it } from 'vitest'
import { callersSay } from './callers.ts'
import { processCounts } from './testing-counts.ts'

const answered = (ageMs = 100) => processCounts('well', { seconds: [{ answered: 3 }], ageMs })
const failing = processCounts('ill', { consecutive: 2, seconds: [{ answered: 4 }, { failed: 2 }] })
const asked = { kinds: ['write'], withinMs: 2_500 } as const

describe('callers', () => {
  it('say that they are answered only by an answer that is certainly young enough', () => {
    expect(callersSay([answered(1_500), failing], asked)).toBe('answered')
    expect(callersSay([answered(1_501)], asked)).toBe('unknown')
    expect(callersSay([processCounts('well', { seconds: [{ answered: 3 }, {}, {}] })], asked)).toBe('unknown')
  })

  it('say nothing of a kind of call that was not asked for', () => {
    expect(callersSay([answered(), failing], { ...asked, kinds: ['read'] })).toBe('idle')
  })

  it('are failing when nobody who lately called was answered', () => {
    expect(callersSay([failing], asked)).toBe('failing')
    expect(callersSay([failing, processCounts('idle', {})], asked)).toBe('failing')
    expect(callersSay([failing, answered()], { ...asked, withinMs: 0 })).toBe('unknown')
    expect(callersSay([failing, processCounts('well', { seconds: [{ answered: 1 }, {}, {}] })], asked)).toBe('failing')
    expect(callersSay([failing, answered(2_500)], asked)).toBe('failing')
  })

  it('do not count once their own breaker is open', () => {
    expect(callersSay([{ ...failing, state: 'open' }], asked)).toBe('idle')
    expect(callersSay([{ ...answered(), state: 'open' }], asked)).toBe('idle')
  })
})
