import { Command, Option } from 'commander'
import { toProblem } from './client/to-problem.ts'
import type { Cli } from './cli.ts'
import type { ExitCode } from './exit-codes.ts'
import { openSession, type OpenSession } from './session/open-session.ts'

/** What a verb says: for a program, for a person, and with which exit status. */
export interface Answer {
  readonly json: unknown
  readonly text: string
  readonly exitCode?: ExitCode
}

export interface VerbOptions {
  readonly json?: true
  readonly url?: string
}

/** Told once, by the verb that runs. */
export type EndWith = (code: ExitCode) => void

/** Where verbs are put: the terminal and settings, and whom to tell how it ended. */
export interface Place {
  readonly cli: Cli
  readonly endWith: EndWith
}

/** A verb's name, summary, options that all verbs have, and examples at the end of its help. */
export function addVerb(parent: Command, usage: string, summary: string, examples: readonly string[]): Command {
  return parent
    .command(usage)
    .summary(summary)
    .description(`${summary}.`)
    .addOption(new Option('--json', 'the answer as JSON, for programs'))
    .addOption(new Option('--url <address>', 'which console; else UNDERSTUDY_URL, or where you signed in last'))
    .addHelpText('after', `\nExamples:\n${examples.map((line) => `  understudy ${line}`).join('\n')}`)
}

type Run<Source, Args extends unknown[]> = (source: Source, ...args: Args) => Promise<Answer>

/** A verb that needs no sign-in. */
export const answers =
  <Args extends unknown[]>({ cli, endWith }: Place, run: Run<Cli, Args>) =>
  async (...given: unknown[]): Promise<void> => {
    const command = given.pop() as Command
    const answer = await run(cli, ...(given as Args))
    cli.terminal.print(command.opts<VerbOptions>().json ? JSON.stringify(answer.json, undefined, 2) : answer.text)
    if (answer.exitCode !== undefined) endWith(answer.exitCode)
  }

/** A verb that speaks to the console for whoever is signed in. */
export const asksConsole = <Args extends unknown[]>(place: Place, run: Run<OpenSession & { cli: Cli }, Args>) =>
  answers(place, async (cli, ...args: Args) => {
    const options = args.at(-1) as VerbOptions
    const session = openSession(cli.settings, options.url)
    try {
      return await run({ ...session, cli }, ...args)
    } catch (error) {
      throw toProblem(error, session.address)
    }
  })
