import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const folder = path.resolve(import.meta.dirname, '../../../docs/runbooks')

/** Commands that a runbook gives: a fence that begins with ```sh run, and says how they end where it is not well. */
export interface RunBlock {
  readonly script: string
  /** `exit=1`; 0 unless it says otherwise. */
  readonly exit: number
  /** `says="this|or that"`: stands in what is printed. */
  readonly says: RegExp | null
  /** `after=aws-answers`: what has to happen in the world before. */
  readonly after: string | null
  readonly line: number
}

export const runbooks = (): string[] => readdirSync(folder).filter((name) => name.endsWith('.md'))

const fence = /^```sh run(.*)\n([^]*?)^```$/gm

export function runBlocks(name: string): RunBlock[] {
  const text = readFileSync(path.join(folder, name), 'utf8')
  return [...text.matchAll(fence)].map(({ 1: info = '', 2: script = '', index }) => {
    const says = /says="([^"]+)"/.exec(info)?.[1]
    return {
      script,
      exit: Number(/exit=(\d+)/.exec(info)?.[1] ?? 0),
      says: says === undefined ? null : new RegExp(says),
      after: /after=(\S+)/.exec(info)?.[1] ?? null,
      line: text.slice(0, index).split('\n').length,
    }
  })
}
