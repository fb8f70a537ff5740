import { execFile } from 'node:child_process'
import path from 'node:path'
import { environment } from './config.ts'

const scripts = path.resolve(import.meta.dirname, '../../../scripts')

export const dataDir = path.resolve(scripts, '../.data')

export interface ScriptResult {
  readonly status: number
  /** What it printed; on failure the last line says why. */
  readonly output: string
}

/** Runs a launcher of scripts/ to its end. The launchers exit 3 where the machine lacks what they need. */
export function runScript(file: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<ScriptResult> {
  return new Promise((resolve) => {
    const options = { encoding: 'utf8', env: { ...environment(), ...env } } as const
    execFile(process.execPath, [path.join(scripts, file), ...args], options, (error, stdout, stderr) => {
      const status = error === null ? 0 : typeof error.code === 'number' ? error.code : 1
      resolve({ status, output: (status === 0 ? stdout : stderr || stdout).trim() })
    })
  })
}
