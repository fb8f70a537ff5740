import { Argument, Option, type Command } from 'commander'
import { modeKinds, type ModeEffect, type ModeKind, type ModeView } from '@understudy/continuity'
import { durationS } from '../../arguments/duration.ts'
import { portArgument, type PortName } from '../../arguments/ports.ts'
import { exitCodes } from '../../exit-codes.ts'
import { clock, count, plural } from '../../output/words.ts'
import { Problem } from '../../problem.ts'
import type { OpenSession } from '../../session/open-session.ts'
import { addVerb, asksConsole, type Answer, type Place, type VerbOptions } from '../../verb.ts'

interface ModeSetOptions extends VerbOptions {
  readonly reason: string
  readonly for?: number
  readonly untilCleared?: true
  readonly tenant?: string
  readonly dryRun?: true
}

export function addModeSet(mode: Command, place: Place): void {
  addVerb(mode, 'set', 'Put a port under an order, with a reason and an end', [
    'mode set objects force_local --reason "AWS comes and goes" --for 30m',
    'mode set memory observe --reason "Watching a false alarm" --for 2h --tenant meetmind',
    'mode set objects force_aws --reason "Only to see the effect" --for 30m --dry-run',
  ])
    .addArgument(portArgument('which port'))
    .addArgument(new Argument('<mode>', 'the order').choices(modeKinds))
    .requiredOption('--reason <text>', 'why, in at least ten characters: it stands in the status bar and in the trail')
    .addOption(new Option('--for <time>', 'how long: 30m, 2h, at most 7d').argParser(durationS).conflicts('untilCleared'))
    .option('--until-cleared', 'without an end: until somebody ends it')
    .option('--tenant <slug>', 'for one tenant; else for all')
    .option('--dry-run', 'say what it would change, and whether it would be refused; change nothing')
    .action(asksConsole(place, setMode))
}

async function setMode({ client }: OpenSession, port: PortName, mode: ModeKind, options: ModeSetOptions): Promise<Answer> {
  const expiresInS = options.for ?? null
  if (expiresInS === null && !options.untilCleared)
    throw new Problem('Say for how long: --for 30m, or --until-cleared.', { exitCode: exitCodes.usage, code: 'usage' })
  const about = { port, mode, tenant: options.tenant ?? null }
  if (options.dryRun) return effectAnswer(await client.continuity.modeEffect.query(about), about)
  const order = await client.continuity.setMode.mutate({ ...about, reason: options.reason, expiresInS })
  return { json: order, text: orderText(order) }
}

const orderText = ({ port, mode, tenant, setByName, expiresAt }: ModeView): string =>
  `${port}: ${mode} for ${tenant ? tenant.slug : 'all tenants'} by ${setByName}, ${expiresAt ? `until ${clock(expiresAt)}` : 'until it is cleared'}.`

function effectAnswer(effect: ModeEffect, { port, mode }: { port: PortName; mode: ModeKind }): Answer {
  const { now, after, callsPerS, writesPerS, runningSessions, waitingNow, notReadable, refusal } = effect
  if (refusal !== null) return { json: effect, text: `It would be refused: ${refusal}`, exitCode: exitCodes.refused }
  const lines = [
    `${port} under ${mode}: served by ${after.servedBy ?? 'nobody'}, now by ${now.servedBy ?? 'nobody'}.`,
    `${callsPerS.toFixed(1)} calls a second, ${writesPerS.toFixed(1)} of them writes; ${plural(runningSessions, 'run')} under way.`,
    `${plural(waitingNow, 'write')} waiting for AWS now; ${count(notReadable)} not readable here.`,
    'Nothing was changed.',
  ]
  return { json: effect, text: lines.join('\n') }
}
