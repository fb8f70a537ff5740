import { setTimeout as after } from 'node:timers/promises'
import { figuresOf, nowMs } from '../load/index.ts'
import type { TestFleet } from './open-fleet.ts'

/** Calls a second that any machine bears. */
const MODEST_PER_S = 24
/** Milliseconds in which new processes become quick. */
const WARM_UP_MS = 6_000
const TRY_MS = 2_000
/** Milliseconds: with 99 of 100 calls answered in this, the machine has breath left. */
const CALM_P99_MS = 250

/** Calls a second: those wanted, or fewer where the machine, as busy as it is, has no breath left at them in peace. */
export async function busyRate(fleet: TestFleet, wantedPerS: number): Promise<number> {
  fleet.setLoad(MODEST_PER_S)
  await after(WARM_UP_MS)
  fleet.setLoad(wantedPerS)
  await after(TRY_MS)
  const fromMs = nowMs()
  await after(TRY_MS)
  const { calls, failed, p99Ms } = figuresOf(fleet.bed.run.calls(), fromMs)
  return calls > 0 && failed === 0 && p99Ms <= CALM_P99_MS ? wantedPerS : Math.min(MODEST_PER_S, wantedPerS)
}
