import type { Attempt, PortCallView } from '@understudy/continuity'
import type { RunStatus, RunSummary, RunView, SessionSummary, SessionView, StepView } from '@understudy/runtime'

/** The words of these screens for what the routers answer. */
export type { RunStatus, RunSummary, RunView, SessionSummary, SessionView }
export type ShownStep = Omit<StepView, 'portCalls'>
export type ShownCall = PortCallView
export type ShownAttempt = Attempt

export type Side = 'aws' | 'local'

/** From a provider's name to its side: `aws:us-east-1` is AWS, everything else is this installation. */
export const sideOf = (provider: string): Side => (provider.startsWith('aws') ? 'aws' : 'local')

const liveStatuses: readonly RunStatus[] = ['queued', 'running', 'waiting']

/** True while a run may still change by itself. */
export const isLive = (status: RunStatus): boolean => liveStatuses.includes(status)
