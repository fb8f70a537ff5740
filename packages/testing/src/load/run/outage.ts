import { setTimeout as after } from 'node:timers/promises'
import { type Figures, figuresOf, firstLocalAfterMs, type LoadAudit, nowMs } from '@understudy/continuity/load'
import type { LoadRun } from './load-run.ts'

export const phases = ['peace', 'broken', 'held', 'repaired'] as const
export type LoadPhase = (typeof phases)[number]

export interface OutageScript {
  breakAws(): Promise<void> | void
  repairAws(): Promise<void> | void
  /** Milliseconds of each phase; `broken` is the beginning of the outage. */
  readonly lasts: Readonly<Record<LoadPhase, number>>
  /** Called as each phase begins, and not waited for before it ends. */
  at?(phase: LoadPhase): Promise<void> | void
  /** Milliseconds that may go by after the last call until both sides have everything. */
  readonly handOverMs: number
}

export interface OutageReport {
  readonly figures: Readonly<Record<LoadPhase, Figures>>
  /** Of the calls begun in the first ten seconds of the outage. */
  readonly firstTenS: Figures
  /** Milliseconds from the break: until a call was served here, and until the fleet had spoken. */
  readonly firstLocalMs: number | null
  readonly detectMs: number | null
  /** Writes that waited when AWS was repaired. */
  readonly waitedAtRepair: number
  /** Milliseconds from the last call until nothing waited; null: something still did. */
  readonly handedOverMs: number | null
  readonly audit: LoadAudit
}

const TEN_S = 10_000

/** Peace, break, hold, repair under the run's load, which is stopped at the end; then the judgement. */
export async function playOutage(run: LoadRun, script: OutageScript): Promise<OutageReport> {
  const beganMs: Partial<Record<LoadPhase, number>> = {}
  let brokenAt = new Date(0)
  let waitedAtRepair = 0
  for (const phase of phases) {
    if (phase === 'repaired') waitedAtRepair = await run.unsettled()
    if (phase === 'broken') await script.breakAws()
    if (phase === 'repaired') await script.repairAws()
    beganMs[phase] = nowMs()
    if (phase === 'broken') brokenAt = new Date()
    await Promise.all([script.at?.(phase), after(script.lasts[phase])])
  }
  await run.stopClients()
  const endMs = nowMs()
  const handedOverMs = await run.untilHandedOver(script.handOverMs)
  const calls = run.calls()
  const until = (phase: LoadPhase) => beganMs[phases[phases.indexOf(phase) + 1]!] ?? endMs
  const figures = Object.fromEntries(phases.map((phase) => [phase, figuresOf(calls, beganMs[phase], until(phase))])) as Record<
    LoadPhase,
    Figures
  >
  return {
    figures,
    firstTenS: figuresOf(calls, beganMs.broken, Math.min(beganMs.broken! + TEN_S, beganMs.repaired!)),
    firstLocalMs: firstLocalAfterMs(calls, beganMs.broken!),
    detectMs: await trippedAfterMs(run, brokenAt),
    waitedAtRepair,
    handedOverMs,
    audit: await run.audit(),
  }
}

/** Until the fleet had tripped the side of the port that it tripped first. */
async function trippedAfterMs({ target: { db } }: LoadRun, since: Date): Promise<number | null> {
  const first = await db.app.portTransition.findFirst({ where: { kind: 'tripped', at: { gte: since } }, orderBy: { at: 'asc' } })
  return first && first.at.getTime() - since.getTime()
}
