import { sideOf, type ShownCall, type Side } from '../model'

export interface SideCounts {
  aws: number
  local: number
  /** Calls that no side could answer. */
  none: number
}

export const countSides = (calls: readonly Pick<ShownCall, 'servedBy'>[]): SideCounts => {
  const counts: SideCounts = { aws: 0, local: 0, none: 0 }
  for (const { servedBy } of calls) counts[servedBy === null ? 'none' : sideOf(servedBy)] += 1
  return counts
}

/** The sides that answered, AWS first; empty when nothing was called. */
export const sidesOf = (counts: SideCounts): Side[] => (['aws', 'local'] as const).filter((side) => counts[side] > 0)
