import { setTimeout as after } from 'node:timers/promises'
import type { DrillSandbox } from '../drill-sandbox.ts'
import { drillTenants } from '../drill-tenants.ts'
import { asDrill, type DrillServices } from '../on-platform.ts'
import type { PlayedStep } from '../timeline/compress.ts'

/** Seconds beyond its time after which a fault ends by itself, should nobody be left to end it. */
const GRACE_S = 3

export interface Script {
  readonly drillId: string
  readonly title: string
  readonly steps: readonly PlayedStep[]
  readonly durationMs: number
  readonly sandbox: DrillSandbox
}

/** When each outage really began, by the order of the script's steps. */
export type BegunSteps = Map<number, Date>

/**
 * Plays the faults, each at its time. Resolves when the script is over, with everything repaired.
 * @throws the signal's reason; what is in force then is the caller's to repair
 */
export async function playScript(services: DrillServices, script: Script, begun: BegunSteps, signal: AbortSignal): Promise<void> {
  const { clock } = services
  const startedMs = clock.monotonicMs()
  const faults = new Map<number, string>()
  const moments = script.steps
    .flatMap((step) => [
      { atMs: step.atMs, isEnd: false, step },
      { atMs: step.untilMs, isEnd: true, step },
    ])
    // What ends makes room before what begins at the same moment.
    .sort((a, b) => a.atMs - b.atMs || Number(b.isEnd) - Number(a.isEnd))
  const until = (atMs: number) => after(Math.max(0, atMs - (clock.monotonicMs() - startedMs)), undefined, { signal })
  for (const { atMs, isEnd, step } of moments) {
    await until(atMs)
    signal.throwIfAborted()
    if (isEnd) await endStep(services, script, faults.get(step.nth))
    else {
      faults.set(step.nth, await beginStep(services, script, step))
      begun.set(step.nth, clock.now())
    }
  }
  await until(script.durationMs)
}

function beginStep(services: DrillServices, { drillId, title, sandbox }: Script, step: PlayedStep): Promise<string> {
  const { ports, fault, operations, share, delayMs } = step
  const durationS = Math.ceil((step.untilMs - step.atMs) / 1_000) + GRACE_S
  const tenants = step.tenants.map((name) => drillTenants[name].slug)
  return asDrill(services, async (ctx) => {
    const id = await sandbox.break(ctx, {
      ports: [...ports],
      fault,
      operations,
      share,
      delayMs,
      tenants,
      durationS,
      reason: `Drill ${title}: ${step.title}`,
    })
    await ctx.tx.drill.update({ where: { id: drillId }, data: { faultIds: { push: id } } })
    return id
  })
}

async function endStep(services: DrillServices, { sandbox }: Script, id: string | undefined): Promise<void> {
  if (id !== undefined) await asDrill(services, (ctx) => sandbox.repair(ctx, [id]))
}
