import { spawnSync } from 'node:child_process'
import path from 'node:path'

const source = (file: string) => JSON.stringify(path.join(import.meta.dirname, '..', file))

/** The first line of a script for `runInProcess`: our breakers on the real clock. */
export const withBreakers = `
  import { Breakers } from ${source('breaker/breakers.ts')}
  const clock = { now: () => new Date(), monotonicMs: () => performance.now() }
  const breakers = new Breakers({ clock })`

/** Runs a script as a process of its own, in this package's folder, until it exits by itself. */
export function runInProcess(script: string): { readonly printed: string; readonly code: number | null } {
  const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: import.meta.dirname,
    encoding: 'utf8',
    timeout: 15_000,
  })
  return { printed: stdout.trim(), code: status }
}
