import type { CallKind } from '@understudy/resilience'
import type { KindCounts, ProcessCounts } from './callers.ts'

/** What one process told of one kind of call. */
export interface CountsGiven extends Partial<Pick<KindCounts, 'kind' | 'consecutive' | 'answeredAgoMs'>> {
  readonly failingForMs?: number
  readonly answered?: number
  readonly failed?: number
  readonly slow?: number
  readonly state?: string
}

/** As the process's row has it; of the other kind it has made no calls. */
export function processCounts(processId: string, given: CountsGiven): ProcessCounts {
  const { kind: called = 'write', consecutive = 0, answered = 0, failed = 0, slow = 0, state = 'closed' } = given
  const failingForMs = given.failingForMs ?? (consecutive > 0 ? 2_000 : null)
  const ofKind = (kind: CallKind): KindCounts =>
    kind === called
      ? { kind, consecutive, seconds: [{ answered, failed, slow }], answeredAgoMs: given.answeredAgoMs ?? null, failingForMs }
      : { kind, consecutive: 0, seconds: [], answeredAgoMs: null, failingForMs: null }
  const lastError = consecutive > 0 ? 'ECONNREFUSED: gone' : null
  return { processId, state, kinds: [ofKind('read'), ofKind('write')], trip: null, lastError }
}
