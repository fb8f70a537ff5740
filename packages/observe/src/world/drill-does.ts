import type { DrillState } from '@understudy/continuity'

const does: Readonly<Partial<Record<DrillState, string>>> = {
  queued: 'waits for a worker',
  running: 'plays',
  recovering: 'plays',
  checking: 'is being checked',
}

/** What a drill that is under way does now, to be said after its name. */
export const drillDoes = (state: DrillState): string => does[state] ?? 'is over'
