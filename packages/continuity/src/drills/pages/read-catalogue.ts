import type { DrillContext } from '../drill-facts.ts'
import { portsHere } from '../ports-here.ts'
import type { DrillCatalogue, TimelineEntryView } from '../schema.ts'
import { nextScheduled } from '../schedule/next-scheduled.ts'
import { readSchedule } from '../schedule/read-schedule.ts'
import { fastestCompression } from '../timeline/compress.ts'
import { listTimelines, type TimelineEntry } from '../timeline/read-timelines.ts'
import { readRehearsals } from './read-rehearsals.ts'

/** What can be played here, what was rehearsed when, and what comes next by itself. */
export async function readCatalogue(ctx: Pick<DrillContext, 'tx' | 'clock' | 'drills'>): Promise<DrillCatalogue> {
  const { drills, clock } = ctx
  const rehearsals = await readRehearsals(ctx, drills.sandbox)
  return {
    timelines: listTimelines(drills.folder).map((entry) => entryView(entry, ctx)),
    rehearsals,
    schedule: nextScheduled(await readSchedule(ctx.tx, drills.schedule), drills.sandbox, rehearsals, clock.now()),
  }
}

function entryView(entry: TimelineEntry, { drills }: Pick<DrillContext, 'drills'>): TimelineEntryView {
  if ('problem' in entry) return { ...entry, timeline: null, ports: [], refusal: entry.problem, fastest: 1 }
  const { timeline } = entry
  const here = portsHere(timeline, drills.sandbox.facts)
  return { name: timeline.name, timeline, problem: null, fastest: Math.floor(fastestCompression(timeline)), ...here }
}
