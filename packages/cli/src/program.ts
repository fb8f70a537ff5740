import { Command } from 'commander'
import type { Cli } from './cli.ts'
import { addDrill } from './commands/drill/drill.ts'
import { addJournal } from './commands/journal/journal.ts'
import { addMode } from './commands/mode/mode.ts'
import { addReconcile } from './commands/reconcile/reconcile.ts'
import { addReplay } from './commands/replay/replay.ts'
import { addSandbox } from './commands/sandbox/sandbox.ts'
import { addLogin } from './commands/sign-in/login.ts'
import { addLogout } from './commands/sign-in/logout.ts'
import { addExplain } from './commands/status/explain.ts'
import { addStatus } from './commands/status/status.ts'
import { addWait } from './commands/status/wait.ts'
import type { EndWith } from './verb.ts'

const closing = `
UNDERSTUDY_URL names the console, UNDERSTUDY_SESSION the session of a sign-in made before. Exit status: 0 done, 1 refused or failed,
2 usage, 3 not signed in, 4 the console does not answer.`

/** Every verb with its options. @throws CommanderError while it parses what is no usage */
export function createProgram(cli: Cli, endWith: EndWith): Command {
  const program = new Command('understudy')
    .enablePositionalOptions() // an option after a verb is that verb's, here and below
    .description('Asks a running console, and tells it what to do: the same verbs, policy and trail as its pages.')
    .addHelpText('after', closing)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => cli.terminal.print(text.trimEnd()),
      writeErr: (text) => cli.terminal.say(text.trimEnd()),
    })
    .showHelpAfterError('--help tells how.')
  const place = { cli, endWith }
  for (const add of [
    addLogin,
    addLogout,
    addStatus,
    addWait,
    addExplain,
    addMode,
    addJournal,
    addReplay,
    addReconcile,
    addDrill,
    addSandbox,
  ])
    add(program, place)
  return program
}
