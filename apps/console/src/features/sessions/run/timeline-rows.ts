import { sideOf, type ShownCall, type ShownStep, type Side } from '../model'
import { countSides, sidesOf, type SideCounts } from './served-by'
import { stepNote } from './step-note'

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

/** The side of a port changed between two calls of the run. */
export interface SwitchRow {
  kind: 'switch'
  id: string
  to: Side
  ports: string[]
  at: Date
  reason: string | null
  /** What the first answer from the new side took longer, because others were tried before it. */
  extraMs: number
  callId: string
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

const reasonOf = (call: ShownCall): string | null =>
  call.attempts.find((attempt) => attempt.decision === 'failed')?.reason ?? null

const lostMs = (call: ShownCall): number =>
  call.attempts.reduce((sum, attempt) => sum + (attempt.decision === 'failed' ? attempt.durationMs : 0), 0)

/** Switches of ports among the calls of one step, told together when they went to the same side. */
function switchesIn(calls: readonly ShownCall[], sideOfPort: Map<string, Side>): SwitchRow[] {
  const found: SwitchRow[] = []
  for (const call of calls) {
    if (call.servedBy === null) continue
    const to = sideOf(call.servedBy)
    const from = sideOfPort.get(call.port)
    sideOfPort.set(call.port, to)
    if (from === undefined || from === to) continue
    const same = found.find((row) => row.to === to)
    if (same) {
      if (!same.ports.includes(call.port)) same.ports.push(call.port)
    } else
      found.push({
        kind: 'switch',
        id: `switch-${call.id}`,
        to,
        ports: [call.port],
        at: call.at,
        reason: reasonOf(call),
        extraMs: lostMs(call),
        callId: call.id,
      })
  }
  return found
}

/** Steps in their order; a switch of sides stands before the step in which it happened. */
export function timelineRows(steps: readonly ShownStep[], calls: readonly ShownCall[], nowMs: number): TimelineRow[] {
  const span = spanOf(steps, nowMs)
  const byStep = Map.groupBy(calls, (call) => call.stepKey)
  const sideOfPort = new Map<string, Side>()
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
      return [...switchesIn(own, sideOfPort), row]
    })
}
