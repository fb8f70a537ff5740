import { Problem } from '../../problem.ts'
import type { Terminal } from '../../terminal/terminal.ts'

export interface Passwords {
  readonly current: string
  /** In place of a one-time password. @throws Problem where none is given */
  readonly chooseNew: () => Promise<string>
}

/** From a person without showing them, or from the lines of standard input. */
export async function typedPasswords(terminal: Terminal): Promise<Passwords> {
  if (!terminal.isInteractive) {
    const [current = '', chosen = ''] = (await terminal.readInput()).split(/\r?\n/)
    if (current === '') throw new Problem('No password came on standard input.')
    return {
      current,
      chooseNew: () =>
        chosen === ''
          ? Promise.reject(new Problem('This is a one-time password: give one of your own on a second line.'))
          : Promise.resolve(chosen),
    }
  }
  return { current: await terminal.askSecret('Password: '), chooseNew: () => askTwice(terminal) }
}

async function askTwice(terminal: Terminal): Promise<string> {
  const chosen = await terminal.askSecret('This was a one-time password. New password: ')
  if (chosen === (await terminal.askSecret('Once more: '))) return chosen
  throw new Problem('The two are not the same: nothing was changed.')
}
