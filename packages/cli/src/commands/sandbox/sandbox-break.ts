import { Argument, InvalidArgumentError, Option, type Command } from 'commander'
import { portNameSchema } from '@understudy/continuity'
import { sandboxFaultNames, type SandboxFaultName, type SandboxFaultView } from '@understudy/observe'
import { durationS } from '../../arguments/duration.ts'
import type { PortName } from '../../arguments/ports.ts'
import { clock } from '../../output/words.ts'
import { addVerb, asksConsole, type Place, type VerbOptions } from '../../verb.ts'

interface BreakOptions extends VerbOptions {
  readonly for: number
  readonly reason?: string
  readonly operation?: string
  readonly delay?: number
}

export function addSandboxBreak(sandbox: Command, place: Place): void {
  addVerb(sandbox, 'break', 'Let the sandbox AWS fail for a while', [
    'sandbox break all refuse --for 10m',
    'sandbox break objects delayed_delivery --operation PutObject --delay 12s --for 1m',
  ])
    .argument('<ports>', 'all, or ports with commas between', portsOf)
    .addArgument(new Argument('<fault>', 'how it fails').choices(sandboxFaultNames))
    .requiredOption('--for <time>', 'how long: 90s, 30m, 2h', durationS)
    .option('--operation <name>', 'this operation alone, as the service’s API calls it: PutObject')
    .addOption(new Option('--delay <time>', 'of faults that are late').argParser(durationS))
    .option('--reason <text>', 'stands beside the fault')
    .action(
      asksConsole(place, async ({ client }, ports: PortName[] | 'all', fault: SandboxFaultName, options: BreakOptions) => {
        const { for: durationS, reason, operation, delay } = options
        const broken = await client.sandbox.break.mutate({
          ports,
          fault,
          durationS,
          ...(reason === undefined ? {} : { reason }),
          ...(operation === undefined ? {} : { operations: [operation] }),
          ...(delay === undefined ? {} : { delayMs: delay * 1_000 }),
        })
        return { json: broken, text: faultText(broken) }
      }),
    )
}

function portsOf(text: string): PortName[] | 'all' {
  if (text === 'all') return text
  const ports = portNameSchema.array().safeParse(text.split(','))
  if (ports.success) return ports.data
  throw new InvalidArgumentError(`Expected all, or of ${portNameSchema.options.join(', ')} some with commas between.`)
}

const faultText = ({ ports, fault, endsAt }: SandboxFaultView): string =>
  `${ports.join(', ')}: ${fault}${endsAt ? ` until ${clock(endsAt)}` : ''}, or until understudy sandbox repair.`
