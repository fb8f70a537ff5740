import type { Command } from 'commander'
import type { Explanation } from '@understudy/continuity'
import { portArgument, type PortName } from '../../arguments/ports.ts'
import { table } from '../../output/table.ts'
import { addVerb, asksConsole, type Place, type VerbOptions } from '../../verb.ts'

interface ExplainOptions extends VerbOptions {
  readonly tenant?: string
}

export function addExplain(program: Command, place: Place): void {
  addVerb(program, 'explain', 'What would become of a call now, side by side; nothing is called', [
    'explain objects put',
    'explain memory search --tenant meetmind',
  ])
    .addArgument(portArgument('whose call'))
    .argument('<operation>', 'as the port calls it')
    .option('--tenant <slug>', 'as this tenant')
    .action(
      asksConsole(place, async ({ client }, port: PortName, operation: string, { tenant }: ExplainOptions) => {
        const explanation = await client.continuity.explain.query({ port, operation, tenant: tenant ?? null })
        return { json: explanation, text: explanationText(explanation) }
      }),
    )
}

const explanationText = ({ candidates, answer }: Explanation): string =>
  [
    table(
      ['side', 'decision', 'why'],
      candidates.map(({ provider, decision, sentence }) => [provider, decision.replace('_', ' '), sentence]),
    ),
    '',
    answer,
  ].join('\n')
