import { scheduler } from 'node:timers/promises'
import { isComparing, type ComparisonView } from '@understudy/continuity'
import type { Cli } from '../../cli.ts'
import type { PortName } from '../../arguments/ports.ts'
import type { ConsoleClient } from '../../client/console-client.ts'
import { exitCodes } from '../../exit-codes.ts'
import { count } from '../../output/words.ts'
import type { Answer } from '../../verb.ts'

/** Says how far the comparison is until it is over. @returns the answer when it did not come to its end, else null */
export async function watchComparison(
  { client, cli }: { client: ConsoleClient; cli: Cli },
  port: PortName,
): Promise<Answer | null> {
  cli.terminal.say(`Comparing both sides of ${port}. Ctrl-C ends the watching, not the comparison.`)
  let told = ''
  for (;;) {
    const comparison = await client.journal.comparison.query({ port })
    if (!comparison) return null
    const line = progressLine(comparison)
    if (line !== told) cli.terminal.say(line)
    told = line
    if (!isComparing(comparison)) return brokenOff(comparison)
    await scheduler.wait(cli.pollMs)
  }
}

function progressLine({ state, tenantsDone, tenantsTotal, keys, differences }: ComparisonView): string {
  if (state === 'queued') return '  waits for a worker'
  return `  ${state}: ${count(tenantsDone)} of ${count(tenantsTotal)} tenants, ${count(keys)} keys, ${count(differences)} differ`
}

const brokenOff = (comparison: ComparisonView): Answer | null =>
  comparison.state === 'done'
    ? null
    : { json: comparison, text: comparison.error ?? 'It did not come to its end.', exitCode: exitCodes.refused }
