import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import type { SimulatedStore } from '@understudy/db/testing'
import { openSimulatedStore } from './run/open-simulated-store.ts'
import { runSeed } from './run/run-seed.ts'
import { scheduleNames } from './schedules/schedules.ts'

/** A history in which much goes wrong at once, and all ports take part. */
const BUSY = 18
/** Milliseconds; a seed takes half a second of an idle machine's time. */
const PATIENCE_MS = 120_000

let store: SimulatedStore
const play = (seed: number, schedule: (typeof scheduleNames)[number] | null = null, remembers = true) =>
  runSeed({ seed, store, schedule, remembers })

vi.setConfig({ testTimeout: PATIENCE_MS })
beforeAll(async () => {
  store = await openSimulatedStore(inject('clusterUrl'), `simulation_${process.pid}`)
})
afterAll(() => store.close())

describe('a seed', () => {
  it('is one history, however often it is played and whatever was played before', async () => {
    const first = await play(BUSY)
    await play(BUSY + 1)
    const again = await play(BUSY)
    expect(again.trace).toEqual(first.trace)
    expect(again.calls).toEqual(first.calls)
  })

  it('is the same history where the store is asked everything anew', async () => {
    const asked = await play(BUSY, null, false)
    expect((await play(BUSY)).digest).toBe(asked.digest)
    expect(asked.statements).toBeGreaterThan((await play(BUSY)).statements)
  })

  it('is another history than its neighbour', async () => {
    expect((await play(BUSY + 1)).digest).not.toBe((await play(BUSY)).digest)
  })
})

describe('through', () => {
  it.each(scheduleNames)('%s nothing is lost, doubled or mixed up, and everything comes back', async (schedule) => {
    const { findings, calls } = await play(1, schedule)
    expect(findings).toEqual([])
    expect(calls.some(({ attempts }) => attempts.some(({ outcome }) => outcome?.ok === true))).toBe(true)
  })
})
