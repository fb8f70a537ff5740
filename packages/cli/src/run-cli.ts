import { CommanderError } from 'commander'
import type { Cli } from './cli.ts'
import { exitCodes } from './exit-codes.ts'
import { Problem } from './problem.ts'
import { createProgram } from './program.ts'

/** @returns the exit status */
export async function runCli(args: readonly string[], cli: Cli): Promise<number> {
  let status: number = exitCodes.done
  const program = createProgram(cli, (code) => (status = code))
  try {
    await program.parseAsync([...args], { from: 'user' })
    return status
  } catch (error) {
    // What was wrong with the usage, or the help that was asked for, is printed already.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage
    if (!(error instanceof Problem)) throw error
    const { code, message } = error
    const isForPrograms = args.includes('--json')
    cli.terminal.say(
      isForPrograms ? JSON.stringify({ error: { code, message } }) : `${cli.terminal.paint('red', '✗')} ${message}`,
    )
    return error.exitCode
  }
}
