import type { TransitionView } from '@understudy/continuity'
import { formatClock, type Language } from '@understudy/ui'
import type { Annotation } from '@understudy/ui/charts'
import { AnnotationRoom } from './annotation-room'

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
  /** About how wide the chart will be drawn: words are told only where there is room for them. */
  widthPx?: number | undefined
}

interface Group {
  at: number
  moves: { verb: string; ports: string[] }[]
}

/** Of the range: moves that are closer are told together. */
const TOGETHER = 1 / 40

/** Moves as lines in a chart over time; what happened together is told together, and no words run into others. */
export function chartAnnotations(
  transitions: readonly Pick<TransitionView, 'kind' | 'port' | 'at'>[],
  { from, to, timeZone, language, widthPx = 600 }: Range,
): Annotation[] {
  const room = new AnnotationRoom(widthPx)
  return groupsOf(transitions, from, to).map(({ at, moves }) => {
    const clock = formatClock(at, { timeZone, language })
    const all = moves.map(({ verb, ports }) => `${ports.join(', ')} ${verb}`)
    const texts = [all.join(', '), all[0] ?? '', ''].map((words) => `${clock} ${words}`.trim())
    return { at, ...room.place(((at - from) / (to - from)) * widthPx, texts) }
  })
}

function groupsOf(transitions: readonly Pick<TransitionView, 'kind' | 'port' | 'at'>[], from: number, to: number): Group[] {
  const groups: Group[] = []
  for (const { kind, port, at } of transitions.toSorted((one, other) => one.at.getTime() - other.at.getTime())) {
    const verb = verbs[kind]
    const atMs = at.getTime()
    if (verb === undefined || atMs < from || atMs > to) continue
    const last = groups.at(-1)
    if (last && atMs - last.at <= (to - from) * TOGETHER) addMove(last, verb, port)
    else groups.push({ at: atMs, moves: [{ verb, ports: [port] }] })
  }
  return groups
}

function addMove({ moves }: Group, verb: string, port: string): void {
  const same = moves.find((move) => move.verb === verb)
  if (!same) moves.push({ verb, ports: [port] })
  else if (!same.ports.includes(port)) same.ports.push(port)
}
