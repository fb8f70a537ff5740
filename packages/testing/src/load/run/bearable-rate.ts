import { setTimeout as after } from 'node:timers/promises'
import { figuresOf } from '../audit/figures.ts'
import { nowMs } from '../client/history.ts'
import type { LoadRates } from '../client/plan.ts'
import type { RunningClient } from '../client/start-client.ts'
import type { LoadRun } from './load-run.ts'

/** Milliseconds each rate is tried for, after as long in which what it left behind is worked off. */
const TRY_MS = 2_500
/** Milliseconds: with 99 of 100 calls answered in this, the machine has breath left. */
const CALM_P99_MS = 250
const LEAST_PER_S = 10
/** What follows costs more than peace: of a rate that was not the wanted one, so much is used. */
const MARGIN = 0.5

/** One read to every two writes, divided among the clients. */
export const ratesFor = (writesPerS: number, clients: number): LoadRates => ({
  writesPerS: writesPerS / clients,
  readsPerS: writesPerS / clients / 2,
})

/**
 * Halves the wanted rate until the machine bears it in peace: what a machine cannot do without any fault says nothing about faults.
 * The clients are left at it.
 * @returns writes a second
 */
export async function findBearableRate(run: LoadRun, clients: readonly RunningClient[], wantedPerS: number): Promise<number> {
  const set = (perS: number) => clients.forEach((client) => client.setRates(ratesFor(perS, clients.length)))
  for (let perS = wantedPerS; ; perS /= 2) {
    set(perS)
    await after(TRY_MS)
    const fromMs = nowMs()
    await after(TRY_MS)
    const { p99Ms, failed, calls } = figuresOf(run.calls(), fromMs)
    const isCalm = failed === 0 && calls > 0 && p99Ms <= CALM_P99_MS
    if (!isCalm && perS > LEAST_PER_S) continue
    const bearable = perS === wantedPerS ? perS : Math.max(LEAST_PER_S, perS * MARGIN)
    set(bearable)
    await after(TRY_MS)
    return bearable
  }
}
