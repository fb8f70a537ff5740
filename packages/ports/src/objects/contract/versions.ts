import { expect } from 'vitest'
import { callOf, type Check } from '../../contract/suite.ts'
import type { ObjectBed } from '../contract.ts'

const text = (value: string) => new TextEncoder().encode(value)

export function versionsContract(check: Check, open: () => ObjectBed): void {
  const store = () => open().store
  const call = () => callOf(open().ours)
  const put = async (key: string, body: string) => (await store().put(call(), key, text(body))).value
  const read = async (key: string, versionId: string) =>
    Buffer.from((await store().get(call(), key, { versionId })).value.body).toString()

  check('keeps every version, each readable by its id', async () => {
    const [one, two] = [await put('versions/a', 'one'), await put('versions/a', 'two')]
    expect(one.versionId).not.toBe(two.versionId)
    expect(await read('versions/a', one.versionId)).toBe('one')
    expect(await read('versions/a', two.versionId)).toBe('two')
    expect((await store().head(call(), 'versions/a', { versionId: one.versionId })).value.etag).toBe(one.etag)
  })

  check('lists versions newest first, the latest marked', async () => {
    const made = [await put('versions/list', '1'), await put('versions/list', '2'), await put('versions/list', '3')]
    const { versions, cursor } = (await store().versions(call(), { prefix: 'versions/list' })).value
    expect(versions.map((each) => each.versionId)).toEqual(made.map((each) => each.versionId).toReversed())
    expect(versions.map((each) => each.isLatest)).toEqual([true, false, false])
    expect(versions[0]).toMatchObject({ key: 'versions/list', deleteMarker: false, size: 1, etag: made[2]?.etag })
    expect(cursor).toBeNull()
  })

  check('pages versions without a gap or a repeat', async () => {
    for (const key of ['a', 'b', 'c']) for (const body of ['1', '2']) await put(`versions/pages/${key}`, body)
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: { versions: { key: string; versionId: string }[]; cursor: string | null } = (
        await store().versions(call(), { prefix: 'versions/pages/', limit: 4, ...(cursor === null ? {} : { cursor }) })
      ).value
      expect(page.versions.length).toBeLessThanOrEqual(4)
      seen.push(...page.versions.map((each) => `${each.key}@${each.versionId}`))
      cursor = page.cursor
    } while (cursor !== null)
    expect(new Set(seen).size).toBe(6)
    expect(seen).toHaveLength(6)
  })

  check('a delete hides the key behind a marker and keeps its versions', async () => {
    const { versionId } = await put('versions/marker', 'x')
    const removed = (await store().delete(call(), 'versions/marker')).value
    expect(removed.deleteMarker).toBe(true)
    await expect(store().get(call(), 'versions/marker')).rejects.toMatchObject({ code: 'not_found' })
    await expect(store().head(call(), 'versions/marker')).rejects.toMatchObject({ code: 'not_found' })
    expect((await store().list(call(), { prefix: 'versions/marker' })).value.objects).toEqual([])
    expect(await read('versions/marker', versionId)).toBe('x')
    const { versions } = (await store().versions(call(), { prefix: 'versions/marker' })).value
    expect(versions[0]).toMatchObject({ deleteMarker: true, isLatest: true, etag: null, versionId: removed.versionId })
    expect(versions[1]).toMatchObject({ deleteMarker: false, isLatest: false, versionId })
  })

  check('removing the marker brings the object back', async () => {
    await put('versions/back', 'x')
    const marker = (await store().delete(call(), 'versions/back')).value
    const removed = await store().delete(call(), 'versions/back', { versionId: String(marker.versionId) })
    expect(removed.value).toEqual({ versionId: marker.versionId, deleteMarker: true })
    expect(Buffer.from((await store().get(call(), 'versions/back')).value.body).toString()).toBe('x')
  })

  check('removing the latest version uncovers the one before it', async () => {
    await put('versions/uncover', 'one')
    const two = await put('versions/uncover', 'two')
    await store().delete(call(), 'versions/uncover', { versionId: two.versionId })
    expect(Buffer.from((await store().get(call(), 'versions/uncover')).value.body).toString()).toBe('one')
    await expect(store().get(call(), 'versions/uncover', { versionId: two.versionId })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  check('removing an older version leaves the latest alone', async () => {
    const one = await put('versions/older', 'one')
    const two = await put('versions/older', 'two')
    await store().delete(call(), 'versions/older', { versionId: one.versionId })
    expect((await store().head(call(), 'versions/older')).value.versionId).toBe(two.versionId)
  })

  check('a version with content that another still has can be removed', async () => {
    const one = await put('versions/shared/1', 'same bytes')
    await put('versions/shared/2', 'same bytes')
    await store().delete(call(), 'versions/shared/1', { versionId: one.versionId })
    expect((await store().get(call(), 'versions/shared/2')).value.size).toBe(10)
  })

  check('deleting what is not there succeeds', async () => {
    expect((await store().delete(call(), 'versions/never')).value.deleteMarker).toBe(true)
    await expect(store().get(call(), 'versions/never')).rejects.toMatchObject({ code: 'not_found' })
  })

  check('a delete marker is not an object, not even by its id', async () => {
    await put('versions/by-id', 'x')
    const { versionId } = (await store().delete(call(), 'versions/by-id')).value
    const options = { versionId: String(versionId) }
    await expect(store().get(call(), 'versions/by-id', options)).rejects.toMatchObject({ code: 'not_found' })
    await expect(store().head(call(), 'versions/by-id', options)).rejects.toMatchObject({ code: 'not_found' })
  })

  check('copies an older version on top of the newer', async () => {
    const one = await put('versions/restore', 'one')
    await put('versions/restore', 'two')
    const copied = (await store().copy(call(), 'versions/restore', 'versions/restore', { versionId: one.versionId })).value
    expect(Buffer.from((await store().get(call(), 'versions/restore')).value.body).toString()).toBe('one')
    expect(copied.versionId).not.toBe(one.versionId)
  })
}
