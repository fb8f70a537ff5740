import type { Command } from 'commander'
import { drillDoes, worldWords, type World, type WorldWords } from '@understudy/observe'
import type { Matrix, PortRow } from '@understudy/continuity'
import { alarmLines } from '../../output/alarm-lines.ts'
import { table } from '../../output/table.ts'
import { count } from '../../output/words.ts'
import type { Paint, Terminal } from '../../terminal/terminal.ts'
import { addVerb, asksConsole, type Answer, type Place } from '../../verb.ts'
import { cellWords } from './cell-words.ts'
import { orderRows } from './orders-table.ts'

const tones: Record<WorldWords['tone'], Paint> = {
  ok: 'green',
  degraded: 'yellow',
  forced: 'cyan',
  recovering: 'cyan',
  down: 'red',
  unknown: 'yellow',
}

export function addStatus(program: Command, place: Place): void {
  addVerb(program, 'status', 'Who serves what, why, what waits, and which orders are in force', [
    'status',
    'status --json',
  ]).action(
    asksConsole(place, async ({ client, cli }): Promise<Answer> => {
      const [world, matrix] = await Promise.all([client.observe.worldState.query(), client.continuity.matrix.query()])
      const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone
      const words = worldWords(world, matrix.at.getTime(), zone)
      return { json: { words, world, matrix }, text: statusText({ words, attention: world.attention, matrix }, cli.terminal) }
    }),
  )
}

interface Stand {
  words: WorldWords
  attention: World['attention']
  matrix: Matrix
}

export function statusText({ words, attention: { alarms, drill }, matrix: { at, ports } }: Stand, terminal: Terminal): string {
  const orders = orderRows(ports)
  return [
    terminal.paint(tones[words.tone], words.title),
    words.facts.join(' · '),
    ...alarmLines(alarms, at.getTime()),
    ...(drill ? [`The drill ${drill.title} ${drillDoes(drill.state)}. See understudy drill watch ${drill.id}`] : []),
    '',
    portsTable(ports, terminal),
    ...(orders ? ['', 'Orders in force', orders] : []),
  ].join('\n')
}

const sidesOf = (ports: readonly PortRow[]): string[] => [
  ...new Set(ports.flatMap(({ cells }) => cells.map(({ provider }) => provider))),
]

function portsTable(ports: readonly PortRow[], terminal: Terminal): string {
  const sides = sidesOf(ports)
  return table(
    ['port', 'served by', ...sides, 'waiting', 'conflicts', 'poisoned'],
    ports.map(({ port, servedBy, cells, readiness }) => [
      port,
      servedBy ?? terminal.paint('red', 'nobody'),
      ...sides.map((side) => {
        const cell = cells.find(({ provider }) => provider === side)
        return cell ? cellWords(cell, terminal) : ''
      }),
      count(readiness.waitingAws),
      count(readiness.conflicts),
      count(readiness.poisoned),
    ]),
  )
}
