import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Measure } from './bench.ts'

const root = path.resolve(import.meta.dirname, '../../..')

function commit(): string | null {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } catch (error) {
    // A copy without its history is measured all the same.
    if (error instanceof Error && ('status' in error || 'code' in error)) return null
    throw error
  }
}

/** @returns the file, relative to the project */
export function writeReport(name: string, measures: readonly Measure[]): string {
  const file = path.join('.data', 'bench', `${name}.json`)
  mkdirSync(path.join(root, '.data', 'bench'), { recursive: true })
  const report = {
    at: new Date().toISOString(),
    commit: commit(),
    node: process.version,
    measures: measures.map((each) => ({ ...each, peers: each.peers ?? {} })),
  }
  writeFileSync(path.join(root, file), `${JSON.stringify(report, null, 2)}\n`)
  return file
}
