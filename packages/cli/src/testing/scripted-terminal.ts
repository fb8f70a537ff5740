import type { Terminal } from '../terminal/terminal.ts'

export interface ScriptedTerminal extends Terminal {
  readonly printed: string[]
  readonly said: string[]
}

/** Keeps what it is told. `typed` is answered to prompts in turn; without it `input` comes through a pipe. */
export function scriptedTerminal({ typed, input = '' }: { typed?: string[]; input?: string } = {}): ScriptedTerminal {
  const printed: string[] = []
  const said: string[] = []
  const next = (prompt: string) => {
    said.push(prompt)
    return Promise.resolve(typed?.shift() ?? '')
  }
  return {
    printed,
    said,
    print: (text) => void printed.push(text),
    say: (text) => void said.push(text),
    paint: (_paint, text) => text,
    isInteractive: typed !== undefined,
    ask: next,
    askSecret: next,
    readInput: () => Promise.resolve(input),
  }
}
