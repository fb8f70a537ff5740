import type { CliSettings } from '../config.ts'
import { runCli } from '../run-cli.ts'
import { scriptedTerminal } from './scripted-terminal.ts'

/** Milliseconds. */
const POLL_MS = 20

/** One run of the command. @returns its exit status, standard output and standard error */
export async function runVerb(
  args: readonly string[],
  settings: Partial<CliSettings> = {},
  terminal = scriptedTerminal(),
): Promise<{ status: number; out: string; err: string }> {
  const nowhere = { url: undefined, session: undefined, configDir: '/nowhere/understudy' }
  const status = await runCli(args, { terminal, settings: { ...nowhere, ...settings }, pollMs: POLL_MS })
  return { status, out: terminal.printed.join('\n'), err: terminal.said.join('\n') }
}
