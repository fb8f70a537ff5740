import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { TenantRef } from '@understudy/core'
import { createTestTenant, openTestDatabase, type TestDatabase } from '@understudy/db/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { callOf } from '../contract/suite.ts'
import { createLocalObjects } from './local.ts'
import type { ObjectStore } from './port.ts'

const disk = vi.hoisted(() => ({ isFull: false }))

// A disk that fills up in the middle of a file.
vi.mock('node:fs/promises', async (importOriginal) => {
  const real = await importOriginal<typeof import('node:fs/promises')>()
  return {
    ...real,
    open: async (...parameters: Parameters<typeof real.open>) => {
      const handle = await real.open(...parameters)
      if (disk.isFull && parameters[1] === 'wx') {
        const write = handle.writeFile.bind(handle)
        handle.writeFile = async (data) => {
          await write((data as Buffer).subarray(0, 10))
          throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
        }
      }
      return handle
    },
  }
})

let db: TestDatabase
let tenant: TenantRef
let dataDir: string
let store: ObjectStore
const call = () => callOf(tenant)
const bytes = (text: string) => new TextEncoder().encode(text)
const filesOf = (owner: TenantRef) =>
  readdirSync(path.join(dataDir, 'objects', owner.id), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))

beforeAll(async () => {
  db = await openTestDatabase()
})
afterAll(() => db.close())
beforeEach(async () => {
  tenant = await createTestTenant(db, 'disk')
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'understudy-disk-'))
  store = createLocalObjects({ db, dataDir, timeoutMs: 10_000 }).port
  return () => rmSync(dataDir, { recursive: true })
})

describe('the objects twin on disk', () => {
  it('says that the disk is full and leaves nothing half-written', async () => {
    await store.put(call(), 'before', bytes('before'))
    disk.isFull = true
    const put = store.put(call(), 'key', bytes('x'.repeat(1_000)))
    await expect(put).rejects.toMatchObject({ verdict: 'unhealthy', code: 'unavailable', reason: 'ENOSPC', maybeApplied: false })
    await expect(put).rejects.toThrow('Object storage on this side could not be used: ENOSPC.')
    disk.isFull = false
    expect((await store.list(call(), { prefix: '' })).value.objects.map((object) => object.key)).toEqual(['before'])
    expect(filesOf(tenant)).toHaveLength(1)
    await store.put(call(), 'key', bytes('now it fits'))
  })

  it('says that the folder cannot be written', async () => {
    const file = path.join(dataDir, 'a file')
    writeFileSync(file, '')
    const { port, ping } = createLocalObjects({ db, dataDir: file, timeoutMs: 10_000 })
    await expect(port.put(call(), 'key', bytes('x'))).rejects.toMatchObject({ verdict: 'unhealthy', maybeApplied: false })
    await expect(ping(call().deadline)).rejects.toMatchObject({ verdict: 'unhealthy' })
  })

  it('keeps nothing readable: neither bytes nor digests, and the keyring for its owner only', async () => {
    await store.put(call(), 'secret', bytes('the quick brown fox'))
    const [file] = filesOf(tenant)
    expect(readFileSync(file ?? '').includes('quick')).toBe(false)
    expect(file).not.toContain('9ecb36561341d18eb65484e833efea61edc74b84cf5e6ae1b81c63533e25fc8f')
    expect(statSync(path.join(dataDir, 'keyring.json')).mode & 0o777).toBe(0o600)
    expect(statSync(file ?? '').mode & 0o777).toBe(0o600)
  })

  it('one content is one file, removed with its last version', async () => {
    const made = [await store.put(call(), 'a', bytes('same')), await store.put(call(), 'b', bytes('same'))]
    expect(filesOf(tenant)).toHaveLength(1)
    await store.delete(call(), 'a', { versionId: made[0]?.value.versionId ?? '' })
    expect(filesOf(tenant)).toHaveLength(1)
    await store.delete(call(), 'b', { versionId: made[1]?.value.versionId ?? '' })
    expect(filesOf(tenant)).toEqual([])
  })

  it('a refused write leaves no bytes behind', async () => {
    await store.put(call(), 'key', bytes('first'))
    await expect(store.put(call(), 'key', bytes('second'), { ifAbsent: true })).rejects.toMatchObject({
      code: 'precondition_failed',
    })
    expect(filesOf(tenant)).toHaveLength(1)
  })

  it.each([
    [
      'changed',
      (file: string) =>
        writeFileSync(
          file,
          readFileSync(file).map((byte, index) => (index === 60 ? byte ^ 1 : byte)),
        ),
    ],
    ['cut off', (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 70))],
    ['emptied', (file: string) => writeFileSync(file, '')],
    ['removed', (file: string) => rmSync(file)],
  ])('bytes that were %s are unhealthy, never an answer', async (_, spoil) => {
    await store.put(call(), 'key', bytes('x'.repeat(100)))
    spoil(filesOf(tenant)[0] ?? '')
    await expect(store.get(call(), 'key')).rejects.toMatchObject({ verdict: 'unhealthy', reason: 'CorruptObjectError' })
    expect((await store.head(call(), 'key')).value.size).toBe(100)
  })

  it('bytes moved to another tenant, or another content’s place, do not open', async () => {
    const other = await createTestTenant(db, 'other')
    await store.put(call(), 'key', bytes('ours'))
    await store.put(callOf(other), 'key', bytes('ours'))
    copyFileSync(filesOf(tenant)[0] ?? '', filesOf(other)[0] ?? '')
    await expect(store.get(callOf(other), 'key')).rejects.toMatchObject({ reason: 'CorruptObjectError' })
    const [mine] = filesOf(tenant)
    await store.put(call(), 'second', bytes('second'))
    copyFileSync(mine ?? '', filesOf(tenant).find((file) => file !== mine) ?? '')
    await expect(store.get(call(), 'second')).rejects.toMatchObject({ reason: 'CorruptObjectError' })
  })

  it('two processes that start at once share one keyring', async () => {
    const stores = [1, 2, 3, 4].map(() => createLocalObjects({ db, dataDir, timeoutMs: 10_000 }).port)
    await Promise.all(stores.map((each, index) => each.put(call(), `key-${index}`, bytes(`body ${index}`))))
    for (const index of [0, 1, 2, 3]) expect((await store.get(call(), `key-${index}`)).value.size).toBe(6)
    expect(readdirSync(dataDir).toSorted()).toEqual(['keyring.json', 'objects'])
  })

  it('answers within the deadline while a key is locked by another writer', async () => {
    await store.put(call(), 'locked', bytes('x'))
    let release = () => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    const holder = db.app.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`object:${tenant.id}:locked`}, 0))`
      const startedMs = performance.now()
      await expect(store.put(callOf(tenant, { withinMs: 300 }), 'locked', bytes('y'))).rejects.toMatchObject({
        code: 'deadline_exceeded',
        maybeApplied: true,
      })
      expect(performance.now() - startedMs).toBeLessThan(2_000)
      release()
    })
    await held
    await holder
    expect((await store.get(call(), 'locked')).value.size).toBe(1)
  })
})
