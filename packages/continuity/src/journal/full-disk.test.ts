import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { Deadline, systemClock } from '@understudy/core'
import { createProviders, resolveUnderstudyConfig } from '@understudy/ports/server'
import { silentLogger } from '@understudy/telemetry'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { intentOf, openTwoSides, rowsOf, textOf, type TwoSides } from '../testing/two-sides.ts'
import type { Journal, OpenIntent } from './journal.ts'

const run = promisify(execFile)
/** MiB of the disk: 256 of them are kept free for the database. */
const DISK_MIB = 320
const FILLER = 64 * 2 ** 20
const LARGE = 'x'.repeat(900_000)

let sides: TwoSides
let disk: string
let mounted: string | null = null

beforeAll(async () => {
  sides = await openTwoSides()
  disk = await mkdtemp(path.join(os.tmpdir(), 'understudy-small-disk-'))
  await run('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MIB}m`, 'tmpfs', disk]).then(
    () => (mounted = disk),
    () => undefined,
  )
})
afterAll(async () => {
  if (mounted) await run('umount', [mounted])
  await rm(disk, { recursive: true, force: true })
  await sides.close()
})

const append = (journal: Journal, key: string, text = LARGE): Promise<OpenIntent> =>
  journal.append(
    intentOf(sides, { operation: 'put', args: [key, new TextEncoder().encode(text)], by: 'local' }),
    Deadline.in(5_000),
  )
const files = async () =>
  (await readdir(path.join(disk, 'journal'), { recursive: true, withFileTypes: true })).filter((file) => file.isFile()).length

it('a full disk refuses writes in words, keeps what it took, and takes writes again once there is room', async ({ skip }) => {
  if (!mounted) return skip('this account may not mount a small disk')
  const journal = sides.journal({ dataDir: disk })
  const taken = [await append(journal, 'before')]
  const filler = path.join(disk, 'filler')
  await writeFile(filler, new Uint8Array(FILLER))
  const refusal = () =>
    append(journal, `after-${taken.length}`).then(
      (intent) => void taken.push(intent),
      (error: unknown) => error,
    )
  // How much is free is looked up now and then.
  await expect.poll(refusal, { timeout: 10_000, interval: 200 }).toMatchObject({
    code: 'unavailable',
    reason: 'JournalFull',
    maybeApplied: false,
    message: 'The disk is almost full: this write was not taken, and nothing was sent.',
  })
  expect(await files(), 'nothing of the refused one is left').toBe(taken.length)
  expect(await rowsOf(sides, sides.tenant)).toHaveLength(taken.length)
  taken.push(await append(journal, 'small', 'small'))

  await rm(filler)
  await expect
    .poll(() => append(journal, 'again').then(({ servedBefore }) => servedBefore, String), { timeout: 10_000 })
    .toBeNull()
})

it('the objects twin on a disk without a byte left says so, leaves nothing behind, and reads what it has', async ({ skip }) => {
  if (!mounted) return skip('this account may not mount a small disk')
  const { config } = resolveUnderstudyConfig({
    env: { UNDERSTUDY_SANDBOX_ENABLED: 'false' },
    file: path.join(sides.dataDir, 'none.yaml'),
  })
  const providers = createProviders({ config, db: sides.db, dataDir: disk, clock: systemClock, log: silentLogger })
  const objects = providers.find(({ id }) => id === 'local')!.ports.objects!
  await objects.put(sides.call(), 'before', new TextEncoder().encode('kept'))
  const filler = path.join(disk, 'filler')
  await expect(writeFile(filler, new Uint8Array(DISK_MIB * 2 ** 20))).rejects.toMatchObject({ code: 'ENOSPC' })
  await expect(objects.put(sides.call(), 'after', new TextEncoder().encode(LARGE))).rejects.toMatchObject({ code: 'unavailable' })
  expect(textOf((await objects.get(sides.call(), 'before')).value.body)).toBe('kept')
  await expect(objects.head(sides.call(), 'after')).rejects.toMatchObject({ code: 'not_found' })
  await rm(filler)
  await objects.put(sides.call(), 'after', new TextEncoder().encode(LARGE))
  expect((await objects.get(sides.call(), 'after')).value.body).toHaveLength(LARGE.length)
  await Promise.all(providers.map((provider) => provider.close()))
})
