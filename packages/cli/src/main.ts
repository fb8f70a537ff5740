import { readSettings } from './config.ts'
import { runCli } from './run-cli.ts'
import { processTerminal } from './terminal/process-terminal.ts'

/** Milliseconds. */
const POLL_MS = 1_000

process.exitCode = await runCli(process.argv.slice(2), { terminal: processTerminal(), settings: readSettings(), pollMs: POLL_MS })
