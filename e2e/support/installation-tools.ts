import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { queryDatabase } from './query-database.ts'
import type { Installation } from './start-installation.ts'

const run = promisify(execFile)
const LONGEST_OUTPUT = 64 * 1024 * 1024

/** What the worker was started with, as the kernel knows it. */
const workerEnvironment = (installation: Installation): Record<string, string> =>
  Object.fromEntries(
    readFileSync(`/proc/${installation.pidOf('worker')}/environ`, 'utf8')
      .split('\0')
      .filter((entry) => entry.includes('='))
      .map((entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)]),
  )

/** A script of this folder in a process of its own. @returns its last line, parsed */
async function runScript<T>(installation: Installation, script: string, argument: string): Promise<T> {
  const options = { env: workerEnvironment(installation), maxBuffer: LONGEST_OUTPUT }
  const { stdout } = await run(process.execPath, [path.join(import.meta.dirname, script), argument], options)
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? 'null') as T
}

async function tenantBySlug(installation: Installation, slug: string): Promise<{ id: string; slug: string }> {
  const [tenant] = await queryDatabase<{ id: string; slug: string }>(
    installation,
    'SELECT id, slug FROM tenants WHERE slug = $1',
    [slug],
  )
  if (!tenant) throw new Error(`there is no tenant ${slug}`)
  return tenant
}

export interface StoredObject {
  readonly key: string
  readonly isLatest: boolean
  readonly text: string
}

/** Everything that the emulator itself holds of a tenant, every version, newest first within a key. */
export async function emulatorObjects(installation: Installation, slug: string): Promise<StoredObject[]> {
  return runScript(installation, 'read-emulator.ts', JSON.stringify(await tenantBySlug(installation, slug)))
}
