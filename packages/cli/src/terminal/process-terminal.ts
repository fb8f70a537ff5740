import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { styleText } from 'node:util'
import type { Terminal } from './terminal.ts'

/** Shows nothing of what is typed. */
const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() })

async function askOn(output: NodeJS.WritableStream, prompt: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output, terminal: true })
  lines.once('SIGINT', () => process.kill(process.pid, 'SIGINT'))
  try {
    return await lines.question(prompt)
  } finally {
    lines.close()
  }
}

/** The terminal, or the pipes, that this process was started with. Prompts go to standard error, so that answers can be piped. */
export const processTerminal = (): Terminal => ({
  print: (line) => void process.stdout.write(`${line}\n`),
  say: (line) => void process.stderr.write(`${line}\n`),
  // Looks at the stream and at NO_COLOR, FORCE_COLOR and the like.
  paint: (paint, words) => styleText(paint, words, { stream: process.stdout }),
  isInteractive: process.stdin.isTTY === true,
  ask: (prompt) => askOn(process.stderr, prompt),
  askSecret: async (prompt) => {
    process.stderr.write(prompt)
    const secret = await askOn(nowhere(), '')
    process.stderr.write('\n')
    return secret
  },
  readInput: () => text(process.stdin),
})
