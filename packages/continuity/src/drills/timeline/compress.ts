import type { PortName } from '@understudy/ports'
import type { Timeline, TimelineStep } from './timeline.ts'

/** A fault that is shorter than this is over before anybody could have met it. */
const SHORTEST_FAULT_MS = 1_000
/** Real milliseconds: every call of a drill is remembered until it is judged. */
const LONGEST_MS = 3_600_000

/** One fault as it is played: milliseconds of the drill's own time since the script began. */
export interface PlayedStep extends TimelineStep {
  readonly nth: number
}

export const playedMs = ({ durationMs }: Pick<Timeline, 'durationMs'>, compression: number): number => durationMs / compression

/** How fast a timeline can be played before its shortest fault is too short to be met. */
export const fastestCompression = ({ steps }: Pick<Timeline, 'steps'>): number =>
  Math.min(...steps.map(({ atMs, untilMs }) => (untilMs - atMs) / SHORTEST_FAULT_MS))

/** How slowly it may be played, so that it does not take too long. */
export const slowestCompression = ({ durationMs }: Pick<Timeline, 'durationMs'>): number =>
  Math.max(1, Math.ceil(durationMs / LONGEST_MS))

/** Why it cannot be played so fast or so slowly; null when it can. */
export function compressionProblem(timeline: Timeline, compression: number): string | null {
  const fastest = fastestCompression(timeline)
  if (compression > fastest)
    return `Its shortest fault would last less than a second: at most ${Math.floor(fastest)} times as fast.`
  if (playedMs(timeline, compression) > LONGEST_MS)
    return `It would take more than an hour: at least ${slowestCompression(timeline)} times as fast.`
  return null
}

/** The script on the drill's clock, of the ports that it rehearses here. Steps that hit none of them are left out. */
export const compress = ({ steps }: Timeline, compression: number, ports: readonly PortName[]): PlayedStep[] =>
  steps.flatMap((step, nth) => {
    const hit = step.ports.filter((port) => ports.includes(port))
    if (hit.length === 0) return []
    return [{ ...step, nth, ports: hit, atMs: step.atMs / compression, untilMs: step.untilMs / compression }]
  })

/** Whether every call of these ports meets it and no answer is to be had: what a fleet has to notice. */
export const isOutage = ({ fault, share, operations, tenants }: TimelineStep): boolean =>
  share >= 1 && operations.length === 0 && tenants.length === 0 && outages.has(fault)

const outages: ReadonlySet<string> = new Set([
  'refuse',
  'black_hole',
  'silent',
  'reset',
  'empty_dns',
  'errors',
  'html',
  'truncate',
  'slow_drip',
])
