export { runtimeAudit } from './audit-actions.ts'
export {
  defineAgent,
  defineProgram,
  type AgentBudget,
  type AgentDefinition,
  type Program,
  type RunContext,
  type StepContext,
  type StepDeclaration,
  type StepOptions,
  type ToolDeclaration,
} from './definition/agent-definition.ts'
export { AgentRegistry } from './definition/agent-registry.ts'
export type { ScopedPorts } from './definition/scoped-ports.ts'
export type { RunServices } from './execution/active-run.ts'
export { ABANDONED_S, MAX_CLAIMS, reconcileRuns, type Reconciled } from './execution/reconcile-runs.ts'
export { RunExecutor, type RunExecutorOptions } from './execution/run-executor.ts'
export { loadValue } from './execution/stored-value.ts'
export { defineJob, type Job, type JobContext } from './jobs/define-job.ts'
export { startJobs, type JobsOptions, type RunningJobs } from './jobs/start-jobs.ts'
export { runtimeJobs } from './jobs.ts'
export { personOf, type RuntimeContext } from './runtime-context.ts'
export { agentsRouter, runsRouter, sessionsRouter } from './router.ts'
export { followRun } from './runs/follow-run.ts'
export { getRun } from './runs/get-run.ts'
export { getStepOutputs } from './runs/get-step-outputs.ts'
export { listRunEvents } from './runs/list-run-events.ts'
export { retryRun } from './runs/retry-run.ts'
export { startRun } from './runs/start-run.ts'
export { stopRun } from './runs/stop-run.ts'
export { createSession } from './sessions/create-session.ts'
export { endSession } from './sessions/end-session.ts'
export { getSession } from './sessions/get-session.ts'
export { listSessions } from './sessions/list-sessions.ts'
export { namesOfSessions, type NamedSession } from './sessions/names-of-sessions.ts'
