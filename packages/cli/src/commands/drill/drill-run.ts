import { InvalidArgumentError, Option, type Command } from 'commander'
import type { OpenSession } from '../../session/open-session.ts'
import type { Cli } from '../../cli.ts'
import { addVerb, asksConsole, type Answer, type Place, type VerbOptions } from '../../verb.ts'
import { watchDrill } from './watch-drill.ts'

interface RunOptions extends VerbOptions {
  readonly compression?: number
  readonly reason?: string
  readonly watch?: true
}

export function addDrillRun(drill: Command, place: Place): void {
  addVerb(drill, 'run', 'Start a drill; a worker plays it at once', [
    'drill run port-objects --watch',
    'drill run oct-2025 --compression 300 --reason "Before the holidays" --watch',
  ])
    .argument('<name>', 'of the drill, as in drill list')
    .addOption(new Option('--compression <factor>', 'so many times as fast; else the drill’s own').argParser(factorOf))
    .option('--reason <text>', 'stands in the report')
    .option('--watch', 'say how it goes until it is over; exit with 1 unless every claim held')
    .action(asksConsole(place, run))
}

async function run({ client, cli }: OpenSession & { cli: Cli }, name: string, options: RunOptions): Promise<Answer> {
  const { compression, reason, watch } = options
  const started = await client.drills.start.mutate({
    timeline: name,
    ...(compression === undefined ? {} : { compression }),
    ...(reason === undefined ? {} : { reason }),
  })
  if (!watch)
    return { json: started, text: `${started.id}: ${started.title} has begun. See understudy drill watch ${started.id}` }
  return watchDrill({ client, cli }, started.id)
}

function factorOf(text: string): number {
  const factor = Number(text)
  if (text.trim() !== '' && Number.isFinite(factor)) return factor
  throw new InvalidArgumentError('Expected a number.')
}
