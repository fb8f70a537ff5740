import type { Command } from 'commander'
import type { ConflictView } from '@understudy/continuity'
import { table } from '../../output/table.ts'
import { clock, plural } from '../../output/words.ts'
import { addVerb, asksConsole, type Answer, type Place, type VerbOptions } from '../../verb.ts'
import { addConflictDecide } from './conflict-decide.ts'
import { addConflictShow } from './conflict-show.ts'
import { idsOption, type IdsOptions } from './inbox.ts'

const LONGEST_LIST = 200

interface ConflictsOptions extends VerbOptions, IdsOptions {
  readonly decided?: true
}

export function addConflicts(journal: Command, place: Place): void {
  const conflicts = addVerb(journal, 'conflicts', 'Writes that found something else than expected, and wait for a decision', [
    'journal conflicts',
    'journal conflicts show 019a7c3e-…',
    'journal conflicts decide 019a7c3e-… keep-winner --reason "The later one is right"',
  ])
    .option('--decided', 'those that were decided')
    .addOption(idsOption())
    .action(
      asksConsole(place, async ({ client }, { decided, ids }: ConflictsOptions): Promise<Answer> => {
        const input = { state: decided ? 'decided' : 'open', limit: LONGEST_LIST } as const
        const found = await client.journal.conflicts.query(input)
        return { json: found, text: ids ? found.map(({ id }) => id).join('\n') : conflictsText(found, decided === true) }
      }),
    )
  addConflictShow(conflicts, place)
  addConflictDecide(conflicts, place)
}

function conflictsText(conflicts: readonly ConflictView[], isDecided: boolean): string {
  if (conflicts.length === 0) return isDecided ? 'No conflict was decided yet.' : 'No conflict waits for a decision.'
  const rows = conflicts.map(({ id, at, tenant, port, chain, state, sentence }) => [
    id,
    clock(at),
    tenant.slug,
    port,
    chain,
    isDecided ? state.replace('_', ' ') : sentence,
  ])
  return `${plural(conflicts.length, 'conflict')}\n\n${table(['id', 'at', 'tenant', 'port', 'key', isDecided ? 'decision' : 'what happened'], rows)}`
}
