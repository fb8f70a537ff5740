import { asSystem, type Database } from '@understudy/db'
import type { PortName } from '@understudy/ports'
import { isOutage, type PlayedStep } from '../timeline/compress.ts'
import type { DrillMoment } from '../schema.ts'
import { transitionKinds } from '../../fleet/schema.ts'
import type { BegunSteps } from './play-script.ts'

const noticed: ReadonlySet<string> = new Set(['tripped', 'process_tripped'])
export type Transition = { readonly port: string; readonly kind: string; readonly sentence: string; readonly at: Date }

/** What the fleet decided about these ports since. */
export async function readTransitions(db: Database, ports: readonly PortName[], since: Date): Promise<Transition[]> {
  const kinds = transitionKinds.filter((kind) => kind !== 'mode_set' && kind !== 'mode_ended')
  return db.app.portTransition.findMany({
    where: { port: { in: [...ports] }, kind: { in: kinds }, at: { gte: since } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    take: 500,
    select: { port: true, kind: true, sentence: true, at: true },
  })
}

/** Milliseconds from the port's first outage until a process or the fleet had noticed. Null: it had none, or nobody did. */
export function detectedMs(
  port: PortName,
  steps: readonly PlayedStep[],
  begun: BegunSteps,
  transitions: readonly Transition[],
): number | null {
  const outage = steps.find((step) => isOutage(step) && step.ports.includes(port) && begun.has(step.nth))
  if (!outage) return null
  const sinceMs = begun.get(outage.nth)!.getTime()
  const found = transitions.find((each) => each.port === port && noticed.has(each.kind) && each.at.getTime() >= sinceMs)
  return found ? found.at.getTime() - sinceMs : null
}

export const momentsOf = (transitions: readonly Transition[], playedAt: Date): DrillMoment[] =>
  transitions.map(({ port, kind, sentence, at }) => ({
    atMs: at.getTime() - playedAt.getTime(),
    port: port as PortName,
    kind,
    sentence,
  }))

/** Whether AWS has all calls of these ports back, and the way back is walked to its end. */
export async function areAllBack(db: Database, ports: readonly PortName[]): Promise<boolean> {
  const words = await db.app.portFleet.findMany({ where: { port: { in: [...ports] }, provider: { not: 'local' } } })
  return words.every(({ state, phase }) => state === 'closed' && phase === 'none')
}

/** Of the drill's tenants: writes that a side lacks, and conflicts. */
export function readBacklog(db: Database, tenantIds: readonly string[]): Promise<{ waiting: number; conflicts: number }> {
  const where = { tenantId: { in: [...tenantIds] } }
  return asSystem(db, 'continuity.drills', async (tx) => ({
    waiting: await tx.portIntent.count({ where: { ...where, settledAt: null } }),
    conflicts: await tx.portConflict.count({ where }),
  }))
}
