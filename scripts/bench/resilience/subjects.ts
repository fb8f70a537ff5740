import { BrokenCircuitError, circuitBreaker, handleAll, SamplingBreaker } from 'cockatiel'
import CircuitBreaker from 'opossum'
import { systemClock } from '@understudy/core'
import { Breakers, type Permit } from '../../../packages/resilience/src/index.ts'

/** Long enough that nothing falls out of a window while the bench runs, and that what is open stays so. */
const LONG_MS = 3_600_000

export const answer = (): Promise<number> => Promise.resolve(1)
const down = new Error('down')
export const fail = (): Promise<number> => Promise.reject(down)

/** A breaker of some make around one call; while it is open, `answer` stands for the twin's. */
export interface Subject {
  call(task: () => Promise<number>): Promise<number>
  open(): Promise<void>
  close(): void
}

export function ours(): Subject {
  const breakers = new Breakers({ clock: systemClock })
  const guard = async (permit: Permit, task: () => Promise<number>) => {
    try {
      const result = await task()
      breakers.settle(permit, 'success')
      return result
    } catch (error) {
      breakers.settle(permit, 'failure')
      throw error
    }
  }
  return {
    call: (task) => {
      const { permit } = breakers.acquire('objects', 'read')
      return permit ? guard(permit, task) : answer()
    },
    open: async () => breakers.adopt('objects', { state: 'open', openForMs: LONG_MS }),
    close: () => breakers.adopt('objects', { state: 'closed' }),
  }
}

export function cockatiel(): Subject {
  const breaker = new SamplingBreaker({ threshold: 0.5, duration: 10_000, minimumRps: 2 })
  const policy = circuitBreaker(handleAll, { halfOpenAfter: LONG_MS, breaker })
  const held: { dispose(): void }[] = []
  return {
    call: async (task) => {
      try {
        return await policy.execute(task)
      } catch (error) {
        if (error instanceof BrokenCircuitError || held.length > 0) return await answer()
        throw error
      }
    },
    open: async () => {
      held.push(policy.isolate())
    },
    close: () => held.splice(0).forEach((each) => each.dispose()),
  }
}

/** No breaker: what the others are compared with. */
export function bare(): Subject {
  return { call: (task) => task(), open: async () => undefined, close: () => undefined }
}

/** Without its own timeout, which the others do not have either. */
export function opossum(): Subject {
  const options = { timeout: false as const, resetTimeout: LONG_MS, volumeThreshold: 20, errorThresholdPercentage: 50 }
  const breaker = new CircuitBreaker((task: () => Promise<number>) => task(), options)
  return {
    call: async (task) => {
      try {
        return await breaker.fire(task)
      } catch (error) {
        if (breaker.opened) return await answer()
        throw error
      }
    },
    open: async () => breaker.open(),
    close: () => breaker.shutdown(),
  }
}
