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
  moves: { verb: string; ports: string[] }[]
}

/** Of the range: closer than the first, moves are told together; closer than the second, words would run into each other. */
const TOGETHER = 1 / 40
const APART = 1 / 5

/** Moves as lines in a chart over time; what happened together is told together. */
export function chartAnnotations(
  transitions: readonly Pick<TransitionView, 'kind' | 'port' | 'at'>[],
  { from, to, timeZone, language }: Range,
): Annotation[] {
  const groups: Group[] = []
  for (const { kind, port, at } of transitions.toSorted((one, other) => one.at.getTime() - other.at.getTime())) {
    const verb = verbs[kind]
    const atMs = at.getTime()
    if (verb === undefined || atMs < from || atMs > to) continue
    const last = groups.at(-1)
    if (last && atMs - last.at <= (to - from) * TOGETHER) addMove(last, verb, port)
    else groups.push({ at: atMs, moves: [{ verb, ports: [port] }] })
  }
  let toldAt = -Infinity
  return groups.map((group) => {
    const isTold = group.at - toldAt >= (to - from) * APART
    if (isTold) toldAt = group.at
    return {
      at: group.at,
      label: isTold ? `${formatClock(group.at, { timeZone, language })} ${wordsOf(group)}` : '',
      placement: group.at - from > (to - from) / 2 ? 'left' : 'right',
    }
  })
}

function addMove({ moves }: Group, verb: string, port: string): void {
  const same = moves.find((move) => move.verb === verb)
  if (!same) moves.push({ verb, ports: [port] })
  else if (!same.ports.includes(port)) same.ports.push(port)
}

const wordsOf = ({ moves }: Group): string => moves.map(({ verb, ports }) => `${ports.join(', ')} ${verb}`).join(', ')
