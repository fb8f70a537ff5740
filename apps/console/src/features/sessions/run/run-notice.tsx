import { Notice } from '@understudy/ui'
import type { RunSummary, ShownStep } from '../model'

/** Why a run ended early or waits, and what is kept. Nothing for a run that goes well. */
export function RunNotice({ run, steps }: { run: RunSummary; steps: readonly ShownStep[] }) {
  const done = steps.filter((step) => step.status === 'succeeded').length
  const kept = `${done} of ${steps.length} steps are done and kept.`
  if (run.status === 'failed') {
    const step = steps.find((other) => other.status === 'failed')
    const reason = run.error?.message ?? step?.error?.message ?? 'The run ended without a reason on record.'
    return (
      <Notice tone="down" title={step ? `“${step.title}” failed.` : 'The run failed.'}>
        {reason} {kept}
      </Notice>
    )
  }
  if (run.status === 'stopped')
    return (
      <Notice title="The run was stopped.">
        {kept} {run.error?.message}
      </Notice>
    )
  if (run.status === 'waiting')
    return (
      <Notice title="The run waits.">
        {run.error?.message ?? 'It goes on by itself when what it waits for comes.'} {kept}
      </Notice>
    )
  return null
}
