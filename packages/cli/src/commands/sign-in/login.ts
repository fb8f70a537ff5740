import type { Command } from 'commander'
import type { Cli } from '../../cli.ts'
import { consoleClient } from '../../client/console-client.ts'
import { toProblem } from '../../client/to-problem.ts'
import { Problem } from '../../problem.ts'
import { addressOf } from '../../session/open-session.ts'
import { SessionStore } from '../../session/session-store.ts'
import { signIn } from '../../session/sign-in.ts'
import { addVerb, answers, type Answer, type Place, type VerbOptions } from '../../verb.ts'
import { typedPasswords, type Passwords } from './passwords.ts'

interface LoginOptions extends VerbOptions {
  readonly email?: string
}

export function addLogin(program: Command, place: Place): void {
  addVerb(program, 'login', 'Sign in at a console', [
    'login --url https://understudy.example.org --email ana@example.org',
    'login --email ana@example.org < password-file',
  ])
    .option('--email <address>', 'as whom; asked for when it is left out')
    .addHelpText(
      'after',
      '\nThe password is asked for, or read from the first line of standard input; a second line is the new password that replaces a\n' +
        'one-time password. The sign-in is kept in a file that only you can read.',
    )
    .action(answers(place, login))
}

async function login(cli: Cli, options: LoginOptions): Promise<Answer> {
  const address = addressOf(cli.settings, options.url)
  const { terminal } = cli
  const email = options.email ?? (terminal.isInteractive ? await terminal.ask('E-mail: ') : undefined)
  if (email === undefined) throw new Problem('Say as whom: --email ana@example.org')
  const passwords = await typedPasswords(terminal)
  const token = await signIn(address, email, passwords.current)
  const name = await enter(address, token, passwords)
  new SessionStore(cli.settings.configDir).keep(address.origin, { email, token })
  return { json: { url: address.origin, email, name }, text: `Signed in at ${address.origin} as ${name}.` }
}

/** A one-time password opens nothing but the choice of one's own. @returns the person's name */
async function enter(address: URL, token: string, { current, chooseNew }: Passwords): Promise<string> {
  const { me } = consoleClient(address, token)
  try {
    const { name, mustChangePassword } = await me.get.query()
    if (mustChangePassword) await me.changePassword.mutate({ currentPassword: current, newPassword: await chooseNew() })
    return name
  } catch (error) {
    await me.signOut.mutate()
    throw toProblem(error, address)
  }
}
