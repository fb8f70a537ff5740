import type { RunChange, RunEventBody, RunView, StepView } from '@understudy/runtime'

/** The run as it is after a change, until it is read again with its calls. Older news than what is shown changes nothing. */
export function mergeChange(run: RunView, change: RunChange): RunView {
  if (change.lastSeq < run.lastSeq) return run
  const steps = change.events.reduce((before, { at, event }) => applyEvent(before, event, at), run.steps)
  const progress = new Map(change.progress.map(({ stepKey, ...counts }) => [stepKey, counts]))
  const isOver = change.status === 'succeeded' || change.status === 'failed' || change.status === 'stopped'
  const timeOf = (...types: string[]) => change.events.findLast(({ event }) => types.includes(event.type))?.at
  return {
    ...run,
    status: change.status,
    startedAt: run.startedAt ?? timeOf('run.started') ?? null,
    endedAt: isOver ? (timeOf('run.succeeded', 'run.failed', 'run.stopped') ?? run.endedAt) : null,
    tokensIn: change.tokensIn,
    tokensOut: change.tokensOut,
    lastSeq: change.lastSeq,
    steps: steps.map((step) => ({ ...step, progress: progress.get(step.key) ?? step.progress })),
  }
}

function applyEvent(steps: StepView[], event: RunEventBody, at: Date): StepView[] {
  if (!('stepKey' in event) || event.stepKey === null) return steps
  const changed = changeOf(event, at)
  return changed === null ? steps : steps.map((step) => (step.key === event.stepKey ? { ...step, ...changed } : step))
}

function changeOf(event: RunEventBody, at: Date): Partial<StepView> | null {
  switch (event.type) {
    case 'step.started':
      return { status: 'running', attempt: event.attempt, startedAt: at, endedAt: null, error: null }
    case 'step.succeeded':
      return { status: 'succeeded', endedAt: at }
    case 'step.failed':
      return { status: 'failed', endedAt: at, error: { code: event.code, message: event.message } }
    case 'step.stopped':
      return { status: 'stopped', endedAt: at }
    default:
      return null
  }
}
