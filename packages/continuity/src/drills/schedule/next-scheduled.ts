import { weekdays, type DrillFacts } from '../drill-facts.ts'
import type { DrillSchedule, Rehearsal } from '../schema.ts'
import type { ScheduleInForce } from './read-schedule.ts'

const DAY_MS = 86_400_000

/** The port that has gone unrehearsed for longest, of those that can be rehearsed. */
export const longestUnrehearsed = (rehearsals: readonly Rehearsal[]): Rehearsal[] =>
  rehearsals.filter(({ canRun }) => canRun).toSorted((a, b) => (a.last?.at.getTime() ?? 0) - (b.last?.at.getTime() ?? 0))

/** The weekly drills of single ports: whether they come, when, and which is first. */
export function nextScheduled(
  schedule: ScheduleInForce,
  { facts }: Pick<DrillFacts['sandbox'], 'facts'>,
  rehearsals: readonly Rehearsal[],
  now: Date,
): DrillSchedule {
  const { day, hour, isOn: isWanted, changed } = schedule
  const known = { isWanted, day, hour, changed }
  const when = `${day[0]!.toUpperCase()}${day.slice(1)} ${String(hour).padStart(2, '0')}:00 UTC`
  const first = longestUnrehearsed(rehearsals)[0]
  const off = (reason: string): DrillSchedule => ({ ...known, isOn: false, reason, when, nextAt: null, nextPort: null })
  if (!isWanted)
    return off(
      changed ? `Switched off by ${changed.byName}.` : 'Switched off by continuity.drills.scheduled in config/understudy.yaml.',
    )
  if (facts.state !== 'running') return off(facts.sentence)
  if (!first) return off('The sandbox answers for no port.')
  return { ...known, isOn: true, reason: null, when, nextAt: nextMoment(weekdays.indexOf(day), hour, now), nextPort: first.port }
}

function nextMoment(day: number, hour: number, now: Date): Date {
  const next = new Date(now)
  next.setUTCHours(hour, 0, 0, 0)
  const daysAhead = (day - next.getUTCDay() + 7) % 7
  const found = new Date(next.getTime() + daysAhead * DAY_MS)
  return found > now ? found : new Date(found.getTime() + 7 * DAY_MS)
}

/** True in the hour in which drills are to start by themselves. The queue asks at every full hour: what it asks may change meanwhile. */
export const isDrillHour = ({ isOn, day, hour }: DrillFacts['schedule'], now: Date): boolean =>
  isOn && now.getUTCDay() === weekdays.indexOf(day) && now.getUTCHours() === hour
