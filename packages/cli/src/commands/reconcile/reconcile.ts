import type { Command } from 'commander'
import type { JournalRow } from '@understudy/continuity'
import { portArgument, type PortName } from '../../arguments/ports.ts'
import type { Cli } from '../../cli.ts'
import { exitCodes } from '../../exit-codes.ts'
import { table } from '../../output/table.ts'
import { ago, count } from '../../output/words.ts'
import type { OpenSession } from '../../session/open-session.ts'
import { watchComparison } from './watch-comparison.ts'
import { addVerb, asksConsole, type Answer, type Place, type VerbOptions } from '../../verb.ts'

interface ReconcileOptions extends VerbOptions {
  readonly tenant?: string
  readonly check?: true
  readonly now?: true
  readonly reason?: string
}

export function addReconcile(program: Command, place: Place): void {
  addVerb(program, 'reconcile', 'What the last comparison of both sides found, down to the key', [
    'reconcile objects',
    'reconcile objects --tenant meetmind --check',
    'reconcile objects --now --reason "After the restore of the bucket"',
  ])
    .addArgument(portArgument('which port'))
    .option('--tenant <slug>', 'this tenant alone')
    .option('--now', 'compare both sides first; a worker does it, and it is said how far it is')
    .option('--reason <text>', 'with --now: goes to the audit trail')
    .option('--check', 'exit with 1 unless everything was compared and is equal')
    .action(asksConsole(place, reconcile))
}

async function reconcile(
  { client, cli }: OpenSession & { cli: Cli },
  port: PortName,
  { tenant, check, now, reason }: ReconcileOptions,
): Promise<Answer> {
  if (now) {
    await client.journal.compare.mutate({
      port,
      ...(tenant === undefined ? {} : { tenant }),
      ...(reason === undefined ? {} : { reason }),
    })
    const broken = await watchComparison({ client, cli }, port)
    if (broken) return broken
  }
  const { at, rows } = await client.journal.get.query()
  const chosen = rows.filter((row) => row.port === port && (tenant === undefined || row.tenant.slug === tenant))
  const comparisons = await Promise.all(
    chosen.map(async (row) => ({ ...(await detail(client, row)), tenant: row.tenant.slug, state: row.state })),
  )
  const isEqual = comparisons.length > 0 && comparisons.every(({ state }) => state === 'converged')
  return {
    json: { port, equal: isEqual, comparisons },
    text: comparisons.length === 0 ? `Nothing of ${port} was compared yet.` : textOf(comparisons, at.getTime()),
    ...(check && !isEqual ? { exitCode: exitCodes.refused } : {}),
  }
}

const detail = (client: OpenSession['client'], { tenant, port }: JournalRow) =>
  client.journal.differences.query({ tenant: tenant.slug, port })

type Comparison = Awaited<ReturnType<typeof detail>> & { tenant: string; state: JournalRow['state'] }

function textOf(comparisons: readonly Comparison[], nowMs: number): string {
  const differing = comparisons.flatMap(({ tenant, differences }) =>
    differences.map(({ key, sentence }) => [tenant, key, sentence]),
  )
  const overview = table(
    ['tenant', 'state', 'compared', 'keys', 'differences'],
    comparisons.map(({ tenant, state, comparedAt, comparedKeys, differences }) => [
      tenant,
      state,
      ago(comparedAt, nowMs),
      count(comparedKeys),
      count(differences.length),
    ]),
  )
  return differing.length === 0 ? overview : `${overview}\n\n${table(['tenant', 'key', 'difference'], differing)}`
}
