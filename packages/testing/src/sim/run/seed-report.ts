import type { Finding } from '../audit/finding.ts'
import type { SeedResult } from './run-seed.ts'

/** What a worker says of one seed; in JSON, one a line. */
export interface SeedReport {
  readonly seed: number
  readonly schedule: string
  readonly findings: readonly Finding[]
  readonly calls: number
  readonly virtualMs: number
  readonly digest: string
  /** Of a seed that failed: what happened, and what the journal holds of what it is about. */
  readonly trace: readonly string[]
  readonly rows: readonly string[]
}

export function reportOf(
  { seed, plan, findings, calls, virtualMs, digest, trace, rows }: SeedResult,
  withTrace: boolean,
): SeedReport {
  const shown = withTrace || findings.length > 0
  return {
    seed,
    schedule: plan.schedule,
    findings,
    calls: calls.length,
    virtualMs,
    digest,
    trace: shown ? trace : [],
    rows: shown ? rows : [],
  }
}

/** What broke a seed before its end is a finding like any other. */
export const brokenReport = (seed: number, error: unknown): SeedReport => ({
  seed,
  schedule: 'unknown',
  findings: [{ kind: 'stuck', detail: error instanceof Error ? (error.stack ?? error.message) : String(error) }],
  calls: 0,
  virtualMs: 0,
  digest: '',
  trace: [],
  rows: [],
})
