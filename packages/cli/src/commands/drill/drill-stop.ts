import type { Command } from 'commander'
import { addVerb, asksConsole, type Place } from '../../verb.ts'

export function addDrillStop(drill: Command, place: Place): void {
  addVerb(drill, 'stop', 'End a drill at once; its faults and its data go with it', ['drill stop 019a7c3e-…'])
    .argument('<id>', 'of the run')
    .action(
      asksConsole(place, async ({ client }, id: string) => {
        const { stopped } = await client.drills.stop.mutate({ id })
        return { json: { id, stopped }, text: stopped ? `${id}: is being stopped.` : `${id}: was over already.` }
      }),
    )
}
