import type { Command } from 'commander'
import { portArgument, type PortName } from '../../arguments/ports.ts'
import type { OpenSession } from '../../session/open-session.ts'
import { addVerb, asksConsole, type Answer, type Place, type VerbOptions } from '../../verb.ts'

interface HoldOptions extends VerbOptions {
  readonly reason: string
}

export function addReplay(program: Command, place: Place): void {
  const replay = program
    .command('replay')
    .summary('Stop handing writes over to AWS, or let it go on')
    .description('Handing over to AWS what it missed.')
  addVerb(replay, 'hold', 'Hand nothing over to AWS until it is released; mirroring to this machine goes on', [
    'replay hold objects --reason "The bucket is being restored"',
  ])
    .addArgument(portArgument('which port'))
    .requiredOption('--reason <text>', 'why; it stands beside the port')
    .action(asksConsole(place, (session, port: PortName, { reason }: HoldOptions) => hold(session, port, true, reason)))
  addVerb(replay, 'release', 'Let handing over go on', ['replay release objects'])
    .addArgument(portArgument('which port'))
    .option('--reason <text>', 'goes into the trail', '')
    .action(asksConsole(place, (session, port: PortName, { reason }: HoldOptions) => hold(session, port, false, reason)))
}

async function hold({ client }: OpenSession, port: PortName, held: boolean, reason: string): Promise<Answer> {
  await client.journal.hold.mutate({ port, held, reason })
  return { json: { port, held, reason }, text: `${port}: handing over is ${held ? 'held' : 'released'}.` }
}
