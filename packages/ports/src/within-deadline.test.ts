import { Deadline } from '@understudy/core'
import { describe, expect, it } from 'vitest'
import { AttemptEnded, withinDeadline, type Attempt } from './within-deadline.ts'

const never = () => new Promise<never>(() => {})

describe('withinDeadline', () => {
  it('ends work that never ends, at the shorter of budget and deadline', async () => {
    for (const [deadlineMs, budgetMs] of [
      [60, 5_000],
      [5_000, 60],
    ] as const) {
      const started = performance.now()
      await expect(withinDeadline({ deadline: Deadline.in(deadlineMs) }, budgetMs, never)).rejects.toMatchObject({
        why: 'deadline',
      })
      const tookMs = performance.now() - started
      expect(tookMs).toBeGreaterThanOrEqual(58)
      expect(tookMs).toBeLessThan(160)
    }
  })

  it('tells the caller’s leaving from the deadline, and aborts the signal that was asked for', async () => {
    const caller = new AbortController()
    let seen: AbortSignal | undefined
    const call = withinDeadline({ deadline: Deadline.in(5_000), signal: caller.signal }, 5_000, (attempt) => {
      seen = attempt.signal
      return never()
    })
    caller.abort()
    await expect(call).rejects.toMatchObject({ why: 'cancelled' })
    expect(seen?.aborted).toBe(true)
    expect(seen?.reason).toBeInstanceOf(AttemptEnded)
  })

  it('starts nothing when time is up or the caller is gone already', async () => {
    let started = 0
    const run = () => Promise.resolve(++started)
    await expect(withinDeadline({ deadline: Deadline.in(0) }, 100, run)).rejects.toMatchObject({ why: 'deadline' })
    await expect(withinDeadline({ deadline: Deadline.in(100), signal: AbortSignal.abort() }, 100, run)).rejects.toMatchObject({
      why: 'cancelled',
    })
    expect(started).toBe(0)
  })

  it('makes one signal for the whole attempt', async () => {
    const same = (attempt: Attempt) => Promise.resolve(attempt.signal === attempt.signal)
    expect(await withinDeadline({ deadline: Deadline.in(100) }, 100, same)).toBe(true)
  })

  it('lets an error that comes in time through as it is', async () => {
    const error = new Error('theirs')
    await expect(withinDeadline({ deadline: Deadline.in(100) }, 100, () => Promise.reject(error))).rejects.toBe(error)
  })
})
