import type { TransitionView } from '@understudy/continuity'
import { formatClock, type Language } from '@understudy/ui'
import type { Annotation } from '@understudy/ui/charts'

/** What a chart's reader wants to know: when calls moved, and under whose order. Steps in between stay in the timeline. */
const verbs: Partial<Record<TransitionView['kind'], string>> = {
  tripped: 'to local',
  returning: 'on the way back',
  recovered: 'recovered',
  mode_set: 'under an order',
  mode_ended: 'back to auto',
}

interface Range {
  from: number
  to: number
  timeZone: string
  language?: Language | undefined
}

interface Group {
  at: number
  verb: string
  ports: string[]
}

/** Moves as lines in a chart over time; what happened together is told together. */
export function chartAnnotations(
  transitions: readonly Pick<TransitionView, 'kind' | 'port' | 'at'>[],
  { from, to, timeZone, language }: Range,
): Annotation[] {
  const near = (to - from) / 40
  const groups: Group[] = []
  for (const { kind, port, at } of transitions.toSorted((one, other) => one.at.getTime() - other.at.getTime())) {
    const verb = verbs[kind]
    const atMs = at.getTime()
    if (verb === undefined || atMs < from || atMs > to) continue
    const group = groups.find((other) => other.verb === verb && atMs - other.at <= near)
    if (!group) groups.push({ at: atMs, verb, ports: [port] })
    else if (!group.ports.includes(port)) group.ports.push(port)
  }
  return groups.map(({ at, verb, ports }) => ({
    at,
    label: `${formatClock(at, { timeZone, language })} ${ports.join(', ')} ${verb}`,
    placement: at - from > (to - from) / 2 ? 'left' : 'right',
  }))
}
