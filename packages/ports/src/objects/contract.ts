import type { TenantRef } from '@understudy/core'
import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect } from 'vitest'
import type { KnownDifference } from '../contract/known-difference.ts'
import { callOf, checksFor } from '../contract/suite.ts'
import { listingContract } from './contract/listing.ts'
import { racesContract } from './contract/races.ts'
import { versionsContract } from './contract/versions.ts'
import type { ObjectStore } from './port.ts'

/** What the suite needs of a side: the port, and tenants that nobody else writes to. */
export interface ObjectBed {
  readonly store: ObjectStore
  readonly ours: TenantRef
  readonly theirs: TenantRef
}

const text = (value: string) => new TextEncoder().encode(value)

/** Everything the objects port promises, against one side. */
export function objectContract(name: string, open: () => Promise<ObjectBed>, known: readonly KnownDifference[]): void {
  const check = checksFor(known)
  let bed: ObjectBed
  beforeAll(async () => {
    bed = await open()
  })
  const call = (options = {}) => callOf(bed.ours, options)
  const put = (key: string, body: string, options = {}) => bed.store.put(call(), key, text(body), options)

  describe(`objects: ${name}`, () => {
    check('reads back what was written at once, with its type, metadata and size', async () => {
      const body = randomBytes(100_000)
      const metadata = { speaker: 'Anna', 'meeting-id': '42' }
      const written = await bed.store.put(call(), 'basic/a', body, { contentType: 'text/plain', metadata })
      const { value } = await bed.store.get(call(), 'basic/a')
      expect(Buffer.from(value.body).equals(body)).toBe(true)
      expect(value).toMatchObject({ key: 'basic/a', contentType: 'text/plain', metadata, size: 100_000 })
      expect([value.etag, value.versionId]).toEqual([written.value.etag, written.value.versionId])
      expect(Math.abs(value.modifiedAt.getTime() - Date.now())).toBeLessThan(60_000)
    })

    check('says who answered, and how durable it is', async () => {
      const answer = await put('basic/who', 'x')
      expect(answer.servedBy).toBe(answer.durability === 'local' ? 'local' : 'aws:us-east-1')
      expect(answer.ageMs).toBe(0)
      expect(answer.version).toBe(answer.value.versionId)
    })

    check('keeps an empty object', async () => {
      await put('basic/empty', '')
      expect((await bed.store.get(call(), 'basic/empty')).value).toMatchObject({ size: 0, body: new Uint8Array() })
    })

    check('gives the same content the same ETag, and other content another', async () => {
      const [one, same, other] = [await put('etag/1', 'a'), await put('etag/2', 'a'), await put('etag/3', 'b')]
      expect(one.value.etag).toBe(same.value.etag)
      expect(one.value.etag).not.toBe(other.value.etag)
      expect(one.value.etag).toBe('"0cc175b9c0f1b6a831c399e269772661"')
    })

    check('head tells what get tells, without the body', async () => {
      await put('basic/head', 'abc', { contentType: 'text/vtt', metadata: { a: 'b' } })
      const { body: _, ...info } = (await bed.store.get(call(), 'basic/head')).value
      expect((await bed.store.head(call(), 'basic/head')).value).toEqual(info)
    })

    check('answers not_found, as a healthy answer, for a key that is not there', async () => {
      const calls = [
        () => bed.store.get(call(), 'none'),
        () => bed.store.head(call(), 'none'),
        () => bed.store.copy(call(), 'none', 'to'),
      ]
      for (const missing of calls)
        await expect(missing()).rejects.toMatchObject({ code: 'not_found', verdict: 'healthy', maybeApplied: false })
    })

    check('reads a range, to its end or the object’s', async () => {
      await put('range', '0123456789')
      const range = async (from: number, to?: number) =>
        Buffer.from(
          (await bed.store.get(call(), 'range', { range: { from, ...(to === undefined ? {} : { to }) } })).value.body,
        ).toString()
      expect(await range(0, 3)).toBe('0123')
      expect(await range(4, 4)).toBe('4')
      expect(await range(7)).toBe('789')
      expect(await range(8, 99)).toBe('89')
      expect((await bed.store.get(call(), 'range', { range: { from: 2, to: 4 } })).value.size).toBe(10)
    })

    check('refuses a range that begins beyond the end', async () => {
      await put('range-end', '0123')
      await expect(bed.store.get(call(), 'range-end', { range: { from: 4 } })).rejects.toMatchObject({
        code: 'invalid_input',
        verdict: 'caller',
      })
    })

    check('sends no body for an ETag the caller has', async () => {
      const { value } = await put('unchanged', 'abc', { metadata: { a: 'b' } })
      const again = (await bed.store.get(call(), 'unchanged', { ifNoneMatch: value.etag })).value
      expect(again).toMatchObject({ unchanged: true, etag: value.etag, size: 3, metadata: { a: 'b' } })
      expect(again.body).toHaveLength(0)
      const changed = (await bed.store.get(call(), 'unchanged', { ifNoneMatch: '"other"' })).value
      expect(Buffer.from(changed.body).toString()).toBe('abc')
      expect(changed.unchanged).toBeUndefined()
    })

    check('ifAbsent writes once, and again after a delete', async () => {
      await put('absent', '1', { ifAbsent: true })
      await expect(put('absent', '2', { ifAbsent: true })).rejects.toMatchObject({
        code: 'precondition_failed',
        verdict: 'caller',
      })
      await bed.store.delete(call(), 'absent')
      await put('absent', '3', { ifAbsent: true })
      expect(Buffer.from((await bed.store.get(call(), 'absent')).value.body).toString()).toBe('3')
    })

    check('ifMatch writes over the version it expects only', async () => {
      const first = await put('match', '1')
      await put('match', '2', { ifMatch: first.value.etag })
      await expect(put('match', '3', { ifMatch: first.value.etag })).rejects.toMatchObject({ code: 'precondition_failed' })
      await expect(put('match-none', '1', { ifMatch: first.value.etag })).rejects.toMatchObject({ code: 'not_found' })
    })

    check('a conditional write repeated under its operation id answers as the first did', async () => {
      const id = { operation: `twice-${randomBytes(8).toString('hex')}` }
      const first = await bed.store.put(call(id), 'twice', text('1'), { ifAbsent: true })
      const again = await bed.store.put(call(id), 'twice', text('1'), { ifAbsent: true })
      expect(again.value.versionId).toBe(first.value.versionId)
      expect(again.value.etag).toBe(first.value.etag)
    })

    check('a plain write repeated under its operation id adds no version', async () => {
      const id = { operation: `plain-${randomBytes(8).toString('hex')}` }
      await bed.store.put(call(id), 'plain-twice', text('1'))
      await bed.store.put(call(id), 'plain-twice', text('1'))
      expect((await bed.store.versions(call(), { prefix: 'plain-twice' })).value.versions).toHaveLength(1)
    })

    check('copies content, type and metadata', async () => {
      await put('copy/från å', 'abc', { contentType: 'text/vtt', metadata: { a: 'b' } })
      const copied = (await bed.store.copy(call(), 'copy/från å', 'copy/to')).value
      expect(copied).toMatchObject({ key: 'copy/to', size: 3, contentType: 'text/vtt', metadata: { a: 'b' } })
      expect(Buffer.from((await bed.store.get(call(), 'copy/to')).value.body).toString()).toBe('abc')
      await bed.store.delete(call(), 'copy/från å')
      expect((await bed.store.get(call(), 'copy/to')).value.size).toBe(3)
    })

    check('takes any key that is text, and gives it back letter by letter', async () => {
      const keys = [
        'å ä ö.txt',
        'a+b=c&d?e#f%20g',
        "it's (1)*!~",
        'tab/ /space',
        '日本語/🙂',
        'q"<>&amp;',
        'end ',
        '%2e%2e/x',
        'a//b',
      ]
      for (const key of keys) await put(`keys/${key}`, key)
      for (const key of keys) expect(Buffer.from((await bed.store.get(call(), `keys/${key}`)).value.body).toString()).toBe(key)
      const listed = (await bed.store.list(call(), { prefix: 'keys/' })).value.objects.map((object) => object.key)
      expect(listed.toSorted()).toEqual(keys.map((key) => `keys/${key}`).toSorted())
    })

    check('refuses what is no key, before anything is sent', async () => {
      const bad = ['', '/a', 'a/../b', '..', './a', 'a/.', 'nul\0', 'line\n', '\u{FFFF}', 'x'.repeat(961), '\uD800']
      for (const key of bad) {
        await expect(put(key, 'x'), JSON.stringify(key)).rejects.toMatchObject({ code: 'invalid_input', verdict: 'caller' })
        await expect(bed.store.delete(call(), key)).rejects.toMatchObject({ code: 'invalid_input' })
      }
    })

    check('refuses what is no metadata', async () => {
      const bad = [
        { Upper: 'x' },
        { 'a b': 'x' },
        { a: 'å' },
        { a: ' x' },
        { a: 'x\r\nb: c' },
        { 'understudy-operation': 'x' },
        { a: 'x'.repeat(1_900) },
      ]
      for (const metadata of bad) await expect(put('meta', 'x', { metadata })).rejects.toMatchObject({ code: 'invalid_input' })
    })

    check('a tenant sees nothing of another’s', async () => {
      await put('wall/secret', 'ours')
      const theirs = () => callOf(bed.theirs)
      await expect(bed.store.get(theirs(), 'wall/secret')).rejects.toMatchObject({ code: 'not_found' })
      for (const prefix of ['', 'wall/', bed.ours.slug]) {
        expect((await bed.store.list(theirs(), { prefix })).value.objects).toEqual([])
        expect((await bed.store.versions(theirs(), { prefix })).value.versions).toEqual([])
      }
      await expect(bed.store.copy(theirs(), 'wall/secret', 'mine')).rejects.toMatchObject({ code: 'not_found' })
      await expect(bed.store.get(theirs(), `${bed.ours.slug}/wall/secret`)).rejects.toMatchObject({ code: 'not_found' })
    })

    versionsContract(check, () => bed)
    listingContract(check, () => bed)
    racesContract(check, () => bed)
  })
}
