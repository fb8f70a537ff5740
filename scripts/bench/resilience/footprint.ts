import { setTimeout as wait } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { circuitBreaker, handleAll, SamplingBreaker } from 'cockatiel'
import CircuitBreaker from 'opossum'
import { systemClock } from '@understudy/core'
import { Breakers } from '../../../packages/resilience/src/index.ts'
import { answer } from './subjects.ts'

const COUNT = 10_000
const IDLE_MS = 4000

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

function usedBytes(): number {
  collectGarbage()
  collectGarbage()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

async function grow<T>(make: () => Promise<T>): Promise<{ kept: T; bytes: number }> {
  const before = usedBytes()
  const kept = await make()
  return { kept, bytes: usedBytes() - before }
}

const keys = (make: (key: string) => Promise<unknown>) =>
  Promise.all(Array.from({ length: COUNT }, (_, nth) => make(`objects/tenant-${nth}`)))

/** What this process takes of a core while nothing is asked of it, once the garbage is gone. */
async function corePercent(): Promise<number> {
  collectGarbage()
  await wait(1000)
  const before = process.cpuUsage()
  await wait(IDLE_MS)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 10 / IDLE_MS
}

/** Bytes of ten thousand breakers after a good and a failed call each, keys included, and what they cost while nothing happens. */
export async function measureFootprint() {
  const restingPercent = await corePercent()
  const ours = await grow(async () => {
    const breakers = new Breakers({ clock: systemClock })
    await keys(async (key) => {
      for (const outcome of ['success', 'failure'] as const) {
        const { permit } = breakers.acquire(key, 'read')
        if (permit) breakers.settle(permit, outcome)
      }
    })
    return breakers
  })
  const busyPercent = await corePercent()
  const breakers = [...ours.kept.keys()].length
  const cockatiel = await grow(() =>
    keys(async () => {
      const breaker = new SamplingBreaker({ threshold: 0.5, duration: 10_000, minimumRps: 2 })
      const policy = circuitBreaker(handleAll, { halfOpenAfter: 60_000, breaker })
      await policy.execute(answer)
      return policy
    }),
  )
  const opossum = await grow(() =>
    keys(async () => {
      const breaker = new CircuitBreaker(answer, { timeout: false })
      await breaker.fire()
      return breaker
    }),
  )
  for (const each of opossum.kept) (each as CircuitBreaker).shutdown()
  return {
    breakers,
    bytes: ours.bytes,
    peers: { cockatiel: cockatiel.bytes, opossum: opossum.bytes },
    idleCorePercent: Math.max(0, busyPercent - restingPercent),
    restingPercent,
  }
}
