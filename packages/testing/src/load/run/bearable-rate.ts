import { setTimeout as after } from 'node:timers/promises'
import { figuresOf, type LoadRates, nowMs } from '@understudy/continuity/load'
import type { RunningClient } from '../client/start-client.ts'
import type { LoadRun } from './load-run.ts'

/** Milliseconds each rate is tried for, after as long in which it settles. */
const TRY_MS = 2_000
/** Milliseconds in which new processes become quick. */
const WARM_UP_MS = 6_000
/** Milliseconds: with 99 of 100 calls answered in this, the machine has breath left. */
const CALM_P99_MS = 250
const FIRST_PER_S = 10
/** What follows costs more than peace: of a rate that was not the wanted one, so much is used. */
const MARGIN = 0.5
const DRAIN_MS = 30_000

/** One read to every two writes, divided among the clients. */
export const ratesFor = (writesPerS: number, clients: number): LoadRates => ({
  writesPerS: writesPerS / clients,
  readsPerS: writesPerS / clients / 2,
})

/**
 * Doubles the rate until it is the wanted one, or the machine is out of breath in peace: what a machine cannot do without any fault
 * says nothing about faults. The clients are left at it, with nothing waiting.
 * @returns writes a second
 */
export async function findBearableRate(run: LoadRun, clients: readonly RunningClient[], wantedPerS: number): Promise<number> {
  const set = (perS: number) => clients.forEach((client) => client.setRates(ratesFor(perS, clients.length)))
  set(Math.min(FIRST_PER_S, wantedPerS))
  await after(WARM_UP_MS)
  let bearablePerS = 0
  for (let perS = Math.min(FIRST_PER_S, wantedPerS); ; perS = Math.min(perS * 2, wantedPerS)) {
    set(perS)
    await after(TRY_MS)
    const fromMs = nowMs()
    await after(TRY_MS)
    const { p99Ms, failed, calls } = figuresOf(run.calls(), fromMs)
    if (failed > 0 || calls === 0 || p99Ms > CALM_P99_MS) break
    bearablePerS = perS
    if (perS === wantedPerS) return perS
  }
  set(0)
  await run.untilHandedOver(DRAIN_MS)
  const perS = Math.max(FIRST_PER_S * MARGIN, bearablePerS * MARGIN)
  set(perS)
  return perS
}
