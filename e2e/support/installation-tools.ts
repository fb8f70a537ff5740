import { execFile } from 'node:child_process'
import { once } from 'node:events'
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

/** A script of this folder in a process of its own; `whenReady` is awaited before it goes on. @returns its last line, parsed */
async function runScript<T>(
  installation: Installation,
  script: string,
  argument: string,
  whenReady?: () => Promise<void>,
): Promise<T> {
  const env = workerEnvironment(installation)
  const running = run(process.execPath, [path.join(import.meta.dirname, script), argument], { env, maxBuffer: LONGEST_OUTPUT })
  if (whenReady) {
    const { stdin, stdout: said } = running.child
    if (!stdin || !said) throw new Error(`${script} has no pipes`)
    await Promise.race([once(said, 'data'), running])
    await whenReady()
    stdin.end('\n')
  }
  const { stdout } = await running
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

/**
 * Puts objects through the routed ports, one after the other, from a process that has spoken to both sides before: `meanwhile`
 * happens between that and the first put.
 * @returns who served each
 */
export async function putObjects(
  installation: Installation,
  slug: string,
  puts: readonly { key: string; text: string }[],
  meanwhile: () => Promise<void> = () => Promise.resolve(),
): Promise<string[]> {
  const tenant = await tenantBySlug(installation, slug)
  return runScript(installation, 'put-objects.ts', JSON.stringify({ tenant, puts }), meanwhile)
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
