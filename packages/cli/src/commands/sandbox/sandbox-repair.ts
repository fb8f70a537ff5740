import type { Command } from 'commander'
import { plural } from '../../output/words.ts'
import { addVerb, asksConsole, type Place } from '../../verb.ts'

export function addSandboxRepair(sandbox: Command, place: Place): void {
  addVerb(sandbox, 'repair', 'End every fault of the sandbox AWS', ['sandbox repair']).action(
    asksConsole(place, async ({ client }) => {
      const repaired = await client.sandbox.repairAll.mutate()
      return { json: repaired, text: `${plural(repaired.repaired, 'fault')} ended.` }
    }),
  )
}
