import { callsBySide, latencyByPort } from '@understudy/continuity/server'
import { countCalls } from './count-calls.ts'
import { countRuns } from './count-runs.ts'
import type { FigureContext } from './figure-context.ts'
import { recentChanges } from './recent-changes.ts'
import type { Overview } from './schema.ts'

/** Points of a chart: one a minute for an hour, never more than 120. */
const pointsOf = ({ from, to }: FigureContext): number =>
  Math.min(120, Math.max(15, Math.round((to.getTime() - from.getTime()) / 60_000)))

/** Runs, calls, sides, latency and recent changes of the range; for one tenant or for all. */
export async function overview(ctx: FigureContext): Promise<Overview> {
  const { from, to } = ctx
  const series = { from, to, points: pointsOf(ctx) }
  // One connection: these run one after the other in any case.
  return {
    from,
    to,
    runs: await countRuns(ctx),
    calls: await countCalls(ctx),
    bySide: await callsBySide(ctx, series),
    latency: await latencyByPort(ctx, series),
    changes: await recentChanges(ctx),
  }
}
