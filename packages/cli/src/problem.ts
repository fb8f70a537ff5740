import { exitCodes, type ExitCode } from './exit-codes.ts'

/** What a person is told when a verb does not do what it was asked for: one or two sentences, and the exit status. */
export class Problem extends Error {
  readonly exitCode: ExitCode
  /** The console's closed code where it spoke, else a word of this command. */
  readonly code: string

  constructor(message: string, { exitCode = exitCodes.refused, code = 'failed' }: { exitCode?: ExitCode; code?: string } = {}) {
    super(message)
    this.name = 'Problem'
    this.exitCode = exitCode
    this.code = code
  }
}
