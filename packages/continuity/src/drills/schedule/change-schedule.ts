import { notify, type VerbContext } from '@understudy/db'
import { continuityAudit } from '../../audit-actions.ts'
import type { ChangeScheduleInput } from '../schema.ts'

const ONLY = { id: 1 }

/** Decides when drills start by themselves. It counts from the next full hour on, whatever the configuration says, in every worker. */
export async function changeSchedule(ctx: VerbContext, { isOn, day, hour }: ChangeScheduleInput): Promise<void> {
  const data = { isOn, day, hour, changedByName: ctx.actor.name, changedAt: ctx.clock.now() }
  await ctx.tx.drillSchedule.upsert({ where: ONLY, create: { ...ONLY, ...data }, update: data })
  await continuityAudit.record(ctx, 'continuity.drill-schedule-changed', {
    entity: { kind: 'drill-schedule', id: 'weekly', name: 'weekly drills' },
    details: { isOn, day, hour },
  })
  await notify(ctx.tx, { topic: 'drill' })
}
