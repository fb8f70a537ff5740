import type { Command } from 'commander'

export interface VerbRow {
  /** "mode set <port> <mode>" */
  readonly usage: string
  readonly summary: string
}

const argumentsOf = (command: Command): string[] =>
  command.registeredArguments.map((each) => (each.required ? `<${each.name()}>` : `[${each.name()}]`))

/** Every verb that does something, in the order of the help. */
export const verbTable = (program: Command, path: readonly string[] = []): VerbRow[] =>
  program.commands.flatMap((command) => {
    const here = [...path, command.name()]
    // A noun alone has no options of its own but --help.
    const own =
      command.options.length > 0 ? [{ usage: [...here, ...argumentsOf(command)].join(' '), summary: command.summary() }] : []
    return [...own, ...verbTable(command, here)]
  })
