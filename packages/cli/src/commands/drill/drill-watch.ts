import type { Command } from 'commander'
import { addVerb, asksConsole, type Place } from '../../verb.ts'
import { watchDrill } from './watch-drill.ts'

export function addDrillWatch(drill: Command, place: Place): void {
  addVerb(drill, 'watch', 'Say how a drill goes until it is over; exit with 1 unless every claim held', [
    'drill watch 019a7c3e-…',
  ])
    .argument('<id>', 'of the run')
    .action(asksConsole(place, ({ client, cli }, id: string) => watchDrill({ client, cli }, id)))
}
