import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import type { Installation } from '../start-installation.ts'

const root = path.resolve(import.meta.dirname, '../../..')

export interface Ran {
  readonly exit: number
  /** Standard output. */
  readonly answer: string
  /** The answer, and everything that was said beside it. */
  readonly output: string
}

/** A shell as an operator has it: the command on its path, a home of its own for the sign-in, the data folder to stand in. */
export class OperatorShell {
  readonly #installation: Installation
  readonly #home = mkdtempSync(path.join(os.tmpdir(), 'understudy-operator-'))

  constructor(installation: Installation) {
    this.#installation = installation
  }

  /** Stops at the first command that fails. @param input of standard input */
  async run(script: string, input = ''): Promise<Ran> {
    const { url, dataDir } = this.#installation
    const bin = path.join(root, 'node_modules/.bin')
    const { FORCE_COLOR: _ofTheTestRunner, ...inherited } = process.env
    const env = {
      ...inherited,
      PATH: `${bin}${path.delimiter}${inherited.PATH ?? ''}`,
      XDG_CONFIG_HOME: this.#home,
      UNDERSTUDY_URL: url,
      NO_COLOR: '1',
    }
    const child = spawn('sh', ['-euc', script], { cwd: dataDir, env, stdio: ['pipe', 'pipe', 'pipe'] })
    child.stdin.end(input)
    const streams = Promise.all([text(child.stdout), text(child.stderr)])
    const [exit] = (await once(child, 'close')) as [number | null]
    const [answer, beside] = await streams
    return { exit: exit ?? 1, answer, output: `${answer}${beside}` }
  }

  /** What has to go well. @returns its answer @throws Error with what it printed */
  async must(script: string, input = ''): Promise<string> {
    const { exit, answer, output } = await this.run(script, input)
    if (exit !== 0) throw new Error(`${script}\nended with ${exit}:\n${output}`)
    return answer
  }

  close(): void {
    rmSync(this.#home, { recursive: true, force: true })
  }
}
