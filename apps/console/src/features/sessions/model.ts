/** The shapes that these screens show. Kept apart from the routers so that the view models can be read and tested alone. */
export type RunStatus = 'queued' | 'running' | 'waiting' | 'succeeded' | 'failed' | 'stopped'
export type StepStatus = 'pending' | 'running' | 'succeeded' | 'failed' | 'stopped'

export interface StepProgress {
  done: number
  total: number
  unit: string
}

export interface ShownFailure {
  message: string
  code: string | null
}

export interface ShownStep {
  key: string
  ordinal: number
  title: string
  status: StepStatus
  attempt: number
  progress: StepProgress | null
  tokensIn: number
  tokensOut: number
  costMicros: number
  startedAt: Date | null
  endedAt: Date | null
  error: ShownFailure | null
}

/** What was decided for one provider of the chain. */
export interface ShownAttempt {
  provider: string
  decision: string
  reason: string | null
  durationMs: number | null
}

export interface ShownCall {
  id: string
  stepKey: string | null
  port: string
  operation: string
  servedBy: string | null
  outcome: string
  errorCode: string | null
  durationMs: number
  ageMs: number | null
  durability: string | null
  degraded: string | null
  attempts: readonly ShownAttempt[]
  detail: string | null
  at: Date
}

export interface ShownRun {
  id: string
  number: number
  kind: string
  status: RunStatus
  createdAt: Date
  startedAt: Date | null
  endedAt: Date | null
  tokensIn: number
  tokensOut: number
  costMicros: number
  error: ShownFailure | null
}

export type Side = 'aws' | 'local'

/** From a provider's name to its side: `aws:us-east-1` is AWS, everything else is this installation. */
export const sideOf = (provider: string): Side => (provider.startsWith('aws') ? 'aws' : 'local')
