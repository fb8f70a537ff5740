import type { ModeKind, PortRow } from '@understudy/continuity'

/** What someone looks for: states of any of a port's sides. */
export const stateFilters = ['attention', 'tripped', 'returning', 'throttled', 'partial', 'calm'] as const
export type StateFilter = (typeof stateFilters)[number]

export const servedByFilters = ['aws', 'local', 'none'] as const
export type ServedByFilter = (typeof servedByFilters)[number]

export interface PortFilters {
  state: readonly StateFilter[]
  by: ServedByFilter | null
  mode: ModeKind | 'auto' | null
}

const cellStatesOf = {
  tripped: ['tripped', 'down'],
  returning: ['probing', 'returning'],
  throttled: ['throttled'],
  partial: ['partial'],
} as const

function fitsState(row: PortRow, filter: StateFilter): boolean {
  if (filter === 'attention') return row.needsAttention
  if (filter === 'calm') return !row.needsAttention
  const wanted: readonly string[] = cellStatesOf[filter]
  return row.cells.some(({ state }) => wanted.includes(state))
}

export const filterPorts = (ports: readonly PortRow[], { state, by, mode }: PortFilters): PortRow[] =>
  ports.filter(
    (row) =>
      (state.length === 0 || state.some((filter) => fitsState(row, filter))) &&
      (by === null || (row.servedBy ?? 'none') === by) &&
      (mode === null || (mode === 'auto' ? row.modes.length === 0 : row.modes.some((order) => order.mode === mode))),
  )
