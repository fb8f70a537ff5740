import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const fileIn = (dataDir: string) => path.join(dataDir, 'first-administrator')

/** The one-time password of an earlier start that nobody has used yet, so that a second start shows the same one. */
export function recallPassword(dataDir: string): string | null {
  try {
    return readFileSync(fileIn(dataDir), 'utf8').trim() || null
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/** Keeps it for the owner of the data folder alone, until it has been used. */
export function rememberPassword(dataDir: string, password: string | null): void {
  if (password === null) rmSync(fileIn(dataDir), { force: true })
  else writeFileSync(fileIn(dataDir), password, { mode: 0o600 })
}
