import type { Command } from 'commander'
import type { ConflictDetail } from '@understudy/continuity'
import { table } from '../../output/table.ts'
import { clock, count } from '../../output/words.ts'
import { addVerb, asksConsole, type Place, type VerbOptions } from '../../verb.ts'
import { findConflict } from './inbox.ts'

interface ShowOptions extends VerbOptions {
  readonly tenant?: string
}

export function addConflictShow(conflicts: Command, place: Place): void {
  addVerb(conflicts, 'show', 'Both versions of one conflict, with who wrote them when', ['journal conflicts show 019a7c3e-…'])
    .argument('<id>', 'of the conflict')
    .option('--tenant <slug>', 'whose; found by itself while it waits for a decision')
    .action(
      asksConsole(place, async ({ client }, id: string, { tenant }: ShowOptions) => {
        const conflict = await client.journal.conflict.query(await findConflict(client, id, tenant))
        return { json: conflict, text: conflictText(conflict) }
      }),
    )
}

function conflictText({ tenant, port, chain, state, sentence, winner, loser, winnerText, loserText }: ConflictDetail): string {
  const versions = Object.entries({ winner, loser }).map(([name, version]) => [
    name,
    version.side,
    clock(version.at),
    String(version.epoch),
    version.version,
    count(version.bytes),
    version.contentType ?? '',
    version.operationId,
  ])
  return [
    `${tenant.slug} / ${port} / ${chain}: ${state.replace('_', ' ')}`,
    sentence,
    '',
    table(['', 'side', 'written', 'epoch', 'version', 'bytes', 'type', 'operation'], versions),
    '',
    `Winner:\n${winnerText ?? '(no text, or too long)'}`,
    `Loser:\n${loserText ?? '(no text, or too long)'}`,
  ].join('\n')
}
