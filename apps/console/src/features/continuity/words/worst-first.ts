import type { Cell, PortRow } from '@understudy/continuity'

const weights: Record<Cell['state'], number> = {
  tripped: 5,
  down: 5,
  probing: 4,
  returning: 4,
  throttled: 3,
  partial: 1,
  untested: 1,
  serving: 0,
  ready: 0,
  not_configured: 0,
}

const weightOf = ({ servedBy, needsAttention, modes, cells }: PortRow): number => {
  if (servedBy === null) return 100
  const worst = Math.max(0, ...cells.map(({ state }) => weights[state]))
  if (worst >= weights.throttled) return 20 + worst
  return needsAttention || modes.length > 0 ? 10 : 0
}

/** Ports without a side, then those that need attention, then those under an order; calm ones keep the chains' order. */
export const worstFirst = (ports: readonly PortRow[]): PortRow[] =>
  ports.toSorted((one, other) => weightOf(other) - weightOf(one))
