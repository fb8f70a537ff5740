import type { Command } from 'commander'
import type { PoisonedView } from '@understudy/continuity'
import { table } from '../../output/table.ts'
import { clock, count, plural } from '../../output/words.ts'
import { addVerb, asksConsole, type Place, type VerbOptions } from '../../verb.ts'
import { idsOption, type IdsOptions } from './inbox.ts'
import { addPoisonedDecide } from './poisoned-decide.ts'

export function addPoisoned(journal: Command, place: Place): void {
  const poisoned = addVerb(journal, 'poisoned', 'Writes that a side refuses for the write’s own fault, put aside', [
    'journal poisoned',
    'journal poisoned decide 019a7c3e-… retry --reason "The limit was raised"',
  ])
    .addOption(idsOption())
    .action(
      asksConsole(place, async ({ client }, { ids }: VerbOptions & IdsOptions) => {
        const found = await client.journal.poisoned.query()
        return { json: found, text: ids ? found.map(({ id }) => id).join('\n') : poisonedText(found) }
      }),
    )
  addPoisonedDecide(poisoned, place)
}

function poisonedText(poisoned: readonly PoisonedView[]): string {
  if (poisoned.length === 0) return 'No write is put aside.'
  const rows = poisoned.map(({ id, createdAt, tenant, port, chain, operation, side, tries, error }) => [
    id,
    clock(createdAt),
    tenant.slug,
    port,
    chain,
    operation,
    side,
    count(tries),
    error,
  ])
  const head = ['id', 'at', 'tenant', 'port', 'key', 'operation', 'refused by', 'tries', 'why']
  return `${plural(poisoned.length, 'write')} put aside\n\n${table(head, rows)}`
}
