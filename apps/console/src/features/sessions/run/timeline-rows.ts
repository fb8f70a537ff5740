import type { ShownCall, ShownStep, Side } from '../model'
import { countSides, sidesOf, type SideCounts } from './served-by'
import { stepNote } from './step-note'
import { Switches, type SwitchRow } from './switches'

export interface Bar {
  /** Parts of the axis, 0 to 1. */
  left: number
  width: number
  isOpen: boolean
}

export interface StepRow {
  kind: 'step'
  step: ShownStep
  calls: readonly ShownCall[]
  counts: SideCounts
  sides: Side[]
  /** The side that colours the bar: where most calls were answered, or null for work without calls. */
  barSide: Side | null
  bar: Bar | null
  tookMs: number | null
  note: string
}

export type TimelineRow = StepRow | SwitchRow

export interface TimeSpan {
  startMs: number
  wholeMs: number
}

/** From the first start to the last end, or to now while something runs. */
export function spanOf(steps: readonly ShownStep[], nowMs: number): TimeSpan {
  const starts = steps.flatMap((step) => (step.startedAt ? [step.startedAt.getTime()] : []))
  if (starts.length === 0) return { startMs: nowMs, wholeMs: 0 }
  const startMs = Math.min(...starts)
  const ends = steps.flatMap((step) =>
    step.endedAt ? [step.endedAt.getTime()] : step.status === 'running' && step.startedAt ? [nowMs] : [],
  )
  return { startMs, wholeMs: Math.max(1, Math.max(startMs, ...ends) - startMs) }
}

function barOf(step: ShownStep, span: TimeSpan, nowMs: number): Bar | null {
  if (!step.startedAt || span.wholeMs === 0) return null
  const isOpen = step.endedAt === null && step.status === 'running'
  const endMs = step.endedAt?.getTime() ?? (isOpen ? nowMs : step.startedAt.getTime())
  const left = (step.startedAt.getTime() - span.startMs) / span.wholeMs
  return { left, width: Math.max(0, (endMs - step.startedAt.getTime()) / span.wholeMs), isOpen }
}

/** Steps in their order; a switch of sides stands before the step in which it happened. */
export function timelineRows(steps: readonly ShownStep[], calls: readonly ShownCall[], nowMs: number): TimelineRow[] {
  const span = spanOf(steps, nowMs)
  const byStep = Map.groupBy(calls, (call) => call.stepKey)
  const switches = new Switches()
  return [...steps]
    .sort((one, other) => one.ordinal - other.ordinal)
    .flatMap((step): TimelineRow[] => {
      const own = [...(byStep.get(step.key) ?? [])].sort((one, other) => one.at.getTime() - other.at.getTime())
      const counts = countSides(own)
      const endMs = step.endedAt?.getTime() ?? (step.status === 'running' ? nowMs : null)
      const row: StepRow = {
        kind: 'step',
        step,
        calls: own,
        counts,
        sides: sidesOf(counts),
        barSide: own.length === 0 ? null : counts.local > counts.aws ? 'local' : 'aws',
        bar: barOf(step, span, nowMs),
        tookMs: step.startedAt && endMs !== null ? endMs - step.startedAt.getTime() : null,
        note: stepNote(own),
      }
      return [...switches.among(own), row]
    })
}
