import type { DrillDetail } from '@understudy/continuity'
import type { Annotation } from '@understudy/ui/charts'
import { AnnotationRoom } from '../../words/annotation-room'

interface Range {
  readonly from: number
  readonly to: number
  readonly widthPx: number
}

const verbs: Readonly<Record<string, string>> = { tripped: 'to local', returning: 'coming back', recovered: 'recovered' }
/** Of the range: moments that are closer are told together. */
const TOGETHER = 1 / 30

/** The script's steps and what the fleet made of them, as lines in the drill's charts. */
export function drillAnnotations(
  { script, compression, playedAt, ports, report }: Pick<DrillDetail, 'script' | 'compression' | 'playedAt' | 'ports' | 'report'>,
  { from, to, widthPx }: Range,
): Annotation[] {
  if (!playedAt) return []
  const startMs = playedAt.getTime()
  const here = script.steps.filter((step) => step.ports.some((port) => ports.includes(port)))
  const lastMs = Math.max(...here.map(({ untilMs }) => untilMs))
  const steps = [
    ...here.map(({ atMs, title }) => ({ at: startMs + atMs / compression, words: title })),
    { at: startMs + lastMs / compression, words: 'faults over' },
  ]
  const moments = (report?.moments ?? []).flatMap(({ atMs, port, kind }) =>
    verbs[kind] ? [{ at: startMs + atMs, words: `${port} ${verbs[kind]}` }] : [],
  )
  const groups: { at: number; words: string[] }[] = []
  for (const { at, words } of [...steps, ...moments].toSorted((a, b) => a.at - b.at)) {
    if (at < from || at > to) continue
    const last = groups.at(-1)
    if (!last || at - last.at > (to - from) * TOGETHER) groups.push({ at, words: [words] })
    else if (!last.words.includes(words)) last.words.push(words)
  }
  const room = new AnnotationRoom(widthPx)
  return groups.map(({ at, words }) => ({
    at,
    ...room.place(((at - from) / (to - from)) * widthPx, [words.join(', '), words[0]!, '']),
  }))
}
