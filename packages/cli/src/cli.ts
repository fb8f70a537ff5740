import type { CliSettings } from './config.ts'
import type { Terminal } from './terminal/terminal.ts'

/** What a run of the command has of the world around it. */
export interface Cli {
  readonly terminal: Terminal
  readonly settings: CliSettings
  /** Milliseconds between two looks of a verb that waits. */
  readonly pollMs: number
}
