import type { ProcessCounts } from './callers.ts'

type Second = ProcessCounts['kinds'][number]['seconds'][number]
const nothing: Second = { answered: 0, failed: 0, slow: 0 }

/** What one process told of one kind of call. */
export interface CountsGiven {
  readonly kind?: 'read' | 'write'
  readonly consecutive?: number
  /** Of the last seconds, the newest last; those before it were without calls. */
  readonly seconds?: readonly Partial<Second>[]
  readonly ageMs?: number
  readonly state?: string
}

/** As the process's row has it; the other kind has no calls. */
export function processCounts(processId: string, given: CountsGiven): ProcessCounts {
  const { kind = 'write', consecutive = 0, seconds = [], ageMs = 100, state = 'closed' } = given
  const all = [...Array.from({ length: 10 - seconds.length }, () => nothing), ...seconds.map((each) => ({ ...nothing, ...each }))]
  const idle = { consecutive: 0, seconds: Array.from({ length: 10 }, () => nothing) }
  const kinds = (['read', 'write'] as const).map((each) => ({
    kind: each,
    ...(each === kind ? { consecutive, seconds: all } : idle),
  }))
  return { processId, state, ageMs, kinds, rules: [], trip: null, lastError: consecutive > 0 ? 'ECONNREFUSED: gone' : null }
}
