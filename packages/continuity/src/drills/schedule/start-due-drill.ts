import { isAppError } from '@understudy/core'
import type { DrillFacts } from '../drill-facts.ts'
import { asDrill, type DrillServices } from '../on-platform.ts'
import { readRehearsals } from '../pages/read-rehearsals.ts'
import type { DrillSummary } from '../schema.ts'
import { startDrill } from '../start-drill.ts'
import { isDrillHour, longestUnrehearsed } from './next-scheduled.ts'
import { readSchedule } from './read-schedule.ts'

/** A port that had its turn this recently is not taken again. */
const TURN_MS = 20 * 3_600_000

/** The timeline that rehearses one port alone. */
const timelineOf = (port: string): string => `port-${port}`

/** At the full hour that the schedule in force names: the first of the week's drills. @returns null at any other hour */
export async function startWeeklyDrills(services: DrillServices, drills: DrillFacts): Promise<DrillSummary | null> {
  const schedule = await asDrill(services, ({ tx }) => readSchedule(tx, drills.schedule))
  return isDrillHour(schedule, services.clock.now()) ? startDueDrill(services, drills) : null
}

/**
 * Starts the weekly drill of the port that has gone unrehearsed for longest and has not had its turn. Called again when that one is
 * over, so that every port has one. @returns null when none is due, none can be played now, or somebody switched them off
 */
export async function startDueDrill(services: DrillServices, drills: DrillFacts): Promise<DrillSummary | null> {
  const since = new Date(services.clock.now().getTime() - TURN_MS)
  const { isOn, due, hadTurn } = await asDrill(services, async (ctx) => ({
    isOn: (await readSchedule(ctx.tx, drills.schedule)).isOn,
    due: longestUnrehearsed(await readRehearsals(ctx, drills.sandbox)),
    hadTurn: await ctx.tx.drill.findMany({
      where: { trigger: 'schedule', createdAt: { gt: since } },
      select: { timeline: true },
    }),
  }))
  if (!isOn) return null
  for (const { port } of due) {
    if (hadTurn.some(({ timeline }) => timeline === timelineOf(port))) continue
    try {
      return await asDrill(services, (ctx) => startDrill({ ...ctx, drills }, { timeline: timelineOf(port) }, 'schedule'))
    } catch (error) {
      if (!isAppError(error)) throw error
      services.log.warn({ port, reason: error.message }, 'the weekly drill of a port could not be started')
    }
  }
  return null
}
