import type { TimelineStep } from '@understudy/continuity'
import { portNames, type PortName } from '@understudy/ports'

export interface Lane {
  readonly port: PortName
  readonly steps: TimelineStep[]
}

/** A line for each port that is hit; what overlaps on one port has lines of its own. */
export function lanesOf(steps: readonly TimelineStep[], ports: readonly PortName[]): Lane[] {
  return portNames
    .filter((port) => ports.includes(port))
    .flatMap((port) => {
      const lanes: Lane[] = []
      for (const step of steps.filter((each) => each.ports.includes(port)).toSorted((a, b) => a.atMs - b.atMs)) {
        const free = lanes.find((lane) => (lane.steps.at(-1)?.untilMs ?? 0) <= step.atMs)
        if (free) free.steps.push(step)
        else lanes.push({ port, steps: [step] })
      }
      return lanes
    })
}
