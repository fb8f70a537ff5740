import { AppError } from '@understudy/core'
import { uuidv7 } from '@understudy/core/server'
import { enqueue, notify } from '@understudy/db'
import { continuityAudit } from '../audit-actions.ts'
import type { DrillContext } from './drill-facts.ts'
import { portsHere } from './ports-here.ts'
import { refuseUnfit } from './refuse-unfit.ts'
import type { DrillSummary, StartDrillInput } from './schema.ts'
import { drillSummary } from './drill-view.ts'
import { compressionProblem } from './timeline/compress.ts'
import { findTimeline } from './timeline/read-timelines.ts'

/** In the job catalogue of the worker. */
export const DRILL_JOB = 'continuity.drill'

/**
 * Puts a drill in the queue; a worker plays it at once.
 * @throws AppError not_found for an unknown timeline; invalid_input for a file or a compression that cannot be used;
 * precondition_failed where it is not the sandbox that answers, or there is no peace; conflict while another one is under way
 */
export async function startDrill(
  ctx: DrillContext,
  input: StartDrillInput,
  trigger: 'person' | 'schedule' = 'person',
): Promise<DrillSummary> {
  const { tx, clock, actor, tenant, drills } = ctx
  const timeline = findTimeline(drills.folder, input.timeline)
  const compression = input.compression ?? timeline.compression
  const problem = compressionProblem(timeline, compression)
  if (problem !== null) throw new AppError('invalid_input', problem, { details: { field: 'compression' } })
  const { ports, refusal } = portsHere(timeline, drills.sandbox.facts)
  if (refusal !== null) throw new AppError('precondition_failed', refusal)
  const other = await tx.drill.findFirst({ where: { endedAt: null }, select: { title: true } })
  const underWay = (title: string) => new AppError('conflict', `The drill ${title} is under way. Only one plays at a time.`)
  if (other) throw underWay(other.title)
  await refuseUnfit(ctx, ports)
  const createdAt = clock.now()
  const row = {
    id: uuidv7(createdAt.getTime()),
    timeline: timeline.name,
    title: timeline.title,
    script: timeline,
    compression,
    ports,
    state: 'queued',
    trigger,
    reason: input.reason || null,
    startedById: actor.id,
    startedByName: actor.name,
    createdAt,
  }
  // Somebody may have been first between the look and the write.
  const { count } = await tx.drill.createMany({ data: [row], skipDuplicates: true })
  if (count === 0) throw underWay('of somebody else')
  await enqueue(tx, {
    name: DRILL_JOB,
    payload: { tenantId: tenant.id, drillId: row.id },
    key: `drill:${row.id}`,
    maxAttempts: 1,
  })
  await notify(tx, { topic: 'drill', id: row.id })
  await continuityAudit.record(ctx, 'continuity.drill-started', {
    entity: { kind: 'drill', id: row.id, name: timeline.title },
    details: { timeline: timeline.name, ports, compression, trigger, reason: row.reason },
  })
  return drillSummary(await tx.drill.findUniqueOrThrow({ where: { id: row.id } }))
}
