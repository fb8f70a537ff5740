import type { Command } from 'commander'
import type { JournalView } from '@understudy/continuity'
import { alarmLines } from '../../output/alarm-lines.ts'
import { portOption, type PortName } from '../../arguments/ports.ts'
import { table } from '../../output/table.ts'
import { ago, clock, count, span } from '../../output/words.ts'
import { addVerb, asksConsole, type Place, type VerbOptions } from '../../verb.ts'
import { addConflicts } from './conflicts.ts'
import { addPoisoned } from './poisoned.ts'

interface JournalOptions extends VerbOptions {
  readonly port?: PortName
  readonly tenant?: string
}

export function addJournal(program: Command, place: Place): void {
  const journal = addVerb(
    program,
    'journal',
    'What waits, by tenant and port: how old, how fast it goes over, how long it takes',
    ['journal', 'journal --port objects --tenant meetmind --json', 'journal conflicts', 'journal poisoned'],
  )
    .addOption(portOption('this port alone'))
    .option('--tenant <slug>', 'this tenant alone')
    .action(
      asksConsole(place, async ({ client }, { port, tenant }: JournalOptions) => {
        const view = await client.journal.get.query()
        const isAskedFor = (row: { port: PortName; tenant: { slug: string } }) =>
          (port === undefined || row.port === port) && (tenant === undefined || row.tenant.slug === tenant)
        const chosen = { ...view, rows: view.rows.filter(isAskedFor) }
        return { json: chosen, text: journalText(chosen) }
      }),
    )
  addConflicts(journal, place)
  addPoisoned(journal, place)
}

const leftWords = (leftMs: number | null): string => (leftMs === null ? '–' : span(leftMs))

function journalText({ at, alarms, handingBack, holds, rows }: JournalView): string {
  const nowMs = at.getTime()
  const overall = handingBack
    ? `${count(handingBack.done)} of ${count(handingBack.total)} handed over, ${handingBack.ratePerS.toFixed(1)} a second` +
      `${handingBack.limitPerS === null ? '' : ` (limit ${handingBack.limitPerS.toFixed(1)})`}, ${leftWords(handingBack.leftMs)} left`
    : 'Nothing waits for AWS.'
  const held = holds.map(({ port, reason, heldBy, heldAt }) => `${port} is held by ${heldBy} since ${clock(heldAt)}: ${reason}`)
  return [...alarmLines(alarms, nowMs), overall, ...held, ...(rows.length === 0 ? [] : ['', rowsTable(rows, nowMs)])].join('\n')
}

const rowsTable = (rows: JournalView['rows'], nowMs: number): string =>
  table(
    ['tenant', 'port', 'state', 'waiting', 'oldest', 'rate/s', 'left', 'conflicts', 'poisoned', 'differences', 'compared'],
    rows.map((row) => [
      row.tenant.slug,
      row.port,
      row.state,
      count(row.waiting),
      ago(row.oldestAt, nowMs),
      row.ratePerS.toFixed(1),
      leftWords(row.leftMs),
      count(row.conflicts),
      count(row.poisoned),
      count(row.differences),
      ago(row.comparedAt, nowMs),
    ]),
  )
