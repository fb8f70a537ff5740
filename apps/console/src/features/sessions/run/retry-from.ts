import type { RunSummary, ShownStep } from '../model'

/** The step a retry begins with: the first that is not done, once the run has ended without success. */
export function retryFrom(run: Pick<RunSummary, 'status'>, steps: readonly ShownStep[]): ShownStep | null {
  if (run.status !== 'failed' && run.status !== 'stopped') return null
  return [...steps].sort((one, other) => one.ordinal - other.ordinal).find((step) => step.status !== 'succeeded') ?? null
}
