import type { JournalView } from '@understudy/continuity'

type WayBack = JournalView['wayBack'][number]

/** The way of a side back to all calls, in its order. */
const phases = ['answering', 'replaying', 'comparing', 'returning'] as const

/** How many steps a side has behind it; -1 while it does not answer yet. */
function stepOf({ phase, share }: WayBack): number {
  if (phase !== 'none') return phases.indexOf(phase)
  return share < 1 ? -1 : phases.length
}

export interface WayBackStep {
  title: string
  standing: 'done' | 'now' | 'next' | 'later'
}

/** The side that is furthest from being back stands for all: nothing is recovered before it is. */
const lastOnTheWay = (sides: readonly WayBack[]): WayBack | undefined =>
  sides.toSorted((one, other) => stepOf(one) - stepOf(other))[0]

/** Five steps with where they stand; null where nothing is on its way. */
export function wayBackSteps(sides: readonly WayBack[], sharePercent: (share: number) => string): WayBackStep[] | null {
  const side = lastOnTheWay(sides)
  if (!side) return null
  const at = stepOf(side)
  const returning = side.phase === 'returning' ? `Calls return, ${sharePercent(side.share)}` : 'Calls return, 1 % per s'
  const titles = ['AWS answers', 'Replay', 'Compare digests', returning, 'Recovered, both sides equal']
  return titles.map((title, index) => ({
    title,
    standing: index < at || at === phases.length ? 'done' : index === at ? 'now' : index === at + 1 ? 'next' : 'later',
  }))
}
