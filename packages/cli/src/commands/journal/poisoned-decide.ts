import { Argument, type Command } from 'commander'
import { addVerb, asksConsole, type Place, type VerbOptions } from '../../verb.ts'
import { findPoisoned } from './inbox.ts'

const actions = { retry: 'retry', 'give-up': 'give_up' } as const
type Decision = keyof typeof actions
const outcomes = { retry: 'it is tried again', 'give-up': 'it is given up for good on that side' }

interface DecideOptions extends VerbOptions {
  readonly reason: string
  readonly tenant?: string
}

export function addPoisonedDecide(poisoned: Command, place: Place): void {
  addVerb(poisoned, 'decide', 'Try a write that was put aside again, or give it up for good', [
    'journal poisoned decide 019a7c3e-… retry --reason "The limit was raised"',
    'journal poisoned decide 019a7c3e-… give-up --reason "Not needed there"',
  ])
    .argument('<id>', 'of the write')
    .addArgument(new Argument('<decision>', 'what becomes of it').choices(Object.keys(actions)))
    .option('--reason <text>', 'goes into the trail', '')
    .option('--tenant <slug>', 'whose; found by itself')
    .action(
      asksConsole(place, async ({ client }, id: string, decision: Decision, { reason, tenant }: DecideOptions) => {
        const item = await findPoisoned(client, id, tenant)
        await client.journal.decidePoisoned.mutate({ ...item, action: actions[decision], reason })
        return { json: { ...item, decision, reason }, text: `${id}: ${outcomes[decision]}.` }
      }),
    )
}
