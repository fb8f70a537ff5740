import type { AlarmWords, Matrix, PortRow, Readiness } from '@understudy/continuity'
import type { PlatformOverview } from '@understudy/observe'
import { formatNumber, formatPercent } from '@understudy/ui'
import { cellNote, cellWords } from '@/features/continuity/words/cell-words'
import { sideName } from '@/features/continuity/words/side-sign'

interface Answer {
  title: string
  proof: string
}

export interface Answers {
  wrong: Answer & { status: 'ok' | 'degraded' | 'down' | 'unknown' }
  affected: { title: string }
  serving: { title: string }
  lost: Answer
}

const plural = (count: number, one: string, many = `${one}s`): string => `${formatNumber(count)} ${count === 1 ? one : many}`

/** From figures to sentences; says only what was measured. */
export function answersOf(
  { runs, calls, tenants }: PlatformOverview,
  matrix: Matrix,
  alarms: readonly AlarmWords[] = [],
): Answers {
  return {
    wrong: whatIsWrong(matrix.ports, runs.failed, alarms),
    affected: {
      title:
        tenants.needingAttention.length > 0
          ? plural(tenants.needingAttention.length, 'tenant')
          : tenants.active === 0
            ? 'Nobody: no tenant called'
            : `None of ${plural(tenants.active, 'active tenant')}`,
    },
    serving: { title: whoServes(calls) },
    lost: whatWouldBeLost(matrix.ports),
  }
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
const namesOf = (ports: readonly PortRow[]): string => ports.map(({ port }) => port).join(', ')
const away: readonly string[] = ['tripped', 'down', 'probing']

function whatIsWrong(ports: readonly PortRow[], failedRuns: number, alarms: readonly AlarmWords[]): Answers['wrong'] {
  const cells = ports.flatMap(({ port, cells: own }) => own.map((cell) => ({ port, cell })))
  if (cells.every(({ cell: { state } }) => state === 'untested' || state === 'not_configured'))
    return { status: 'unknown', title: 'Not known', proof: 'No provider has been looked at yet.' }
  const dead = ports.filter(({ servedBy }) => servedBy === null)
  if (dead.length > 0)
    return {
      status: 'down',
      title: `${plural(dead.length, 'port')} without a side`,
      proof: `No side answers for ${namesOf(dead)}.`,
    }
  const refusing = alarms.find(({ tone }) => tone === 'down')
  if (refusing) return { status: 'down', title: sentence(refusing.short), proof: refusing.text }
  const down = cells.filter(({ cell }) => away.includes(cell.state))
  if (down.length > 0) {
    const downPorts = [...new Set(down.map(({ port }) => port))]
    const where = [...new Set(down.map(({ cell }) => sideName(cell.provider)))]
    const first = down[0]!
    const why = cellNote(first.cell) ?? cellWords(first.cell).word
    return {
      status: 'down',
      title: `${plural(downPorts.length, 'port')} down in ${where.join(', ')}`,
      proof: `${downPorts.join(', ')}: ${why}. The other side serves.`,
    }
  }
  const returning = ports.filter((row) => row.cells.some(({ state, phase }) => state === 'returning' || phase !== 'none'))
  if (returning.length > 0)
    return {
      status: 'degraded',
      title: `${plural(returning.length, 'port')} on the way back`,
      proof: `${namesOf(returning)}: every call is answered.`,
    }
  const throttled = ports.filter((row) => row.cells.some(({ state }) => state === 'throttled'))
  if (throttled.length > 0)
    return {
      status: 'degraded',
      title: `${plural(throttled.length, 'port')} throttled`,
      proof: `${namesOf(throttled)}: less is sent, nothing moved.`,
    }
  const [alarm] = alarms
  if (alarm) return { status: 'degraded', title: sentence(alarm.short), proof: alarm.text }
  if (failedRuns > 0)
    return { status: 'degraded', title: `${plural(failedRuns, 'run')} failed`, proof: 'Every port has a side that answers.' }
  const ordered = ports.filter(({ modes }) => modes.length > 0)
  if (ordered.length > 0) return { status: 'ok', title: 'Nothing', proof: `An order is in force for ${namesOf(ordered)}.` }
  return { status: 'ok', title: 'Nothing', proof: 'Every configured provider answers, no run failed.' }
}

function whoServes({ aws, local }: PlatformOverview['calls']): string {
  const answered = aws + local
  if (answered === 0) return '–'
  if (aws === 0) return 'Local, all calls'
  if (local === 0) return 'AWS, all calls'
  return `AWS ${formatPercent(aws / answered)}, local ${formatPercent(local / answered)}`
}

const isAwsConfigured = ({ cells }: PortRow): boolean =>
  cells.some(({ side, state }) => side === 'aws' && state !== 'not_configured')

function whatWouldBeLost(ports: readonly PortRow[]): Answer {
  const title = 'No acknowledged write'
  if (!ports.some(isAwsConfigured)) return { title, proof: 'Every write is stored here: AWS is not configured.' }
  const sum = (part: keyof Pick<Readiness, 'waitingAws' | 'notReadable' | 'waitingLocal'>) =>
    ports.reduce((total, { readiness }) => total + readiness[part], 0)
  const waiting = sum('waitingAws')
  const unreadable = sum('notReadable')
  const stored =
    waiting === 0
      ? 'AWS has every write.'
      : `${plural(waiting, 'write')} ${waiting === 1 ? 'is' : 'are'} stored on local only, until AWS has ${waiting === 1 ? 'it' : 'them'}.`
  const readable =
    unreadable > 0
      ? ` Without AWS, ${plural(unreadable, 'record')} could not be read.`
      : sum('waitingLocal') > 0
        ? ` Local has yet to get ${plural(sum('waitingLocal'), 'write')}.`
        : ' Without AWS, everything could be read.'
  return { title, proof: `${stored}${readable}` }
}
