import { hkdfSync, randomBytes, randomUUID } from 'node:crypto'
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises'
import path from 'node:path'
import type { TenantRef } from '@understudy/core'
import { z } from 'zod'

const keyringSchema = z.object({
  version: z.literal(1),
  /** Encrypts what is written now. */
  current: z.uuid(),
  /** Names files, for ever: a name does not change when keys are rotated. */
  first: z.uuid(),
  keys: z.record(z.string(), z.base64()),
})

const KEY_BYTES = 32
const isCode = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code

/** The keys that encrypt what the local side keeps on disk. Losing the file loses every byte it encrypted: it belongs in the backup. */
export class LocalKeyring {
  readonly currentId: string
  readonly firstId: string
  readonly #keys: ReadonlyMap<string, Buffer>

  constructor(currentId: string, firstId: string, keys: ReadonlyMap<string, Buffer>) {
    this.currentId = currentId
    this.firstId = firstId
    this.#keys = keys
  }

  /** A key of one tenant's own, for one purpose. Undefined when the keyring does not hold the key it comes from. */
  tenantKey(keyId: string, tenant: TenantRef, purpose: string): Buffer | undefined {
    const key = this.#keys.get(keyId)
    return key && Buffer.from(hkdfSync('sha256', key, tenant.id, purpose, KEY_BYTES))
  }
}

async function read(file: string): Promise<LocalKeyring> {
  const { current, first, keys } = keyringSchema.parse(JSON.parse(await readFile(file, 'utf8')))
  return new LocalKeyring(current, first, new Map(Object.entries(keys).map(([id, key]) => [id, Buffer.from(key, 'base64')])))
}

/** Whole or not at all, and by one process only: the file appears by a link that fails where one exists. */
async function create(file: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  const id = randomUUID()
  const temporary = `${file}.${id}`
  // In the data folder, not in the project: a bundler that guesses the name would take the whole project along.
  const handle = await open(/* turbopackIgnore: true */ temporary, 'wx', 0o600)
  try {
    await handle.writeFile(
      JSON.stringify({ version: 1, current: id, first: id, keys: { [id]: randomBytes(KEY_BYTES).toString('base64') } }),
    )
    await handle.sync()
    await link(temporary, file)
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
  } finally {
    await handle.close()
    await unlink(temporary)
  }
}

/** Readable by its owner only; made at first use. @throws the file system's errors, ZodError or SyntaxError when it is damaged */
export async function openKeyring(file: string): Promise<LocalKeyring> {
  try {
    return await read(file)
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error
  }
  await create(file)
  return read(file)
}
