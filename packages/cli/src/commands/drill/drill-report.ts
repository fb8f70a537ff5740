import type { Command } from 'commander'
import { Problem } from '../../problem.ts'
import type { OpenSession } from '../../session/open-session.ts'
import { addVerb, asksConsole, type Answer, type Place } from '../../verb.ts'
import { reportAnswer } from './watch-drill.ts'

export function addDrillReport(drill: Command, place: Place): void {
  addVerb(drill, 'report', 'The report of a drill, as Markdown or JSON; exit with 1 unless every claim held', [
    'drill report 019a7c3e-… > drill.md',
    'drill report --json',
  ])
    .argument('[id]', 'of the run; else of the latest')
    .action(asksConsole(place, report))
}

async function report({ client }: OpenSession, id?: string): Promise<Answer> {
  if (id !== undefined) return reportAnswer(client, await client.drills.get.query({ id }))
  const { drills } = await client.drills.list.query({ limit: 1 })
  const [latest] = drills
  if (!latest) throw new Problem('No drill was run yet.', { code: 'not_found' })
  return reportAnswer(client, latest)
}
