import { expect } from 'vitest'
import { callOf, type Check } from '../../contract/suite.ts'
import type { ObjectBed } from '../contract.ts'
import type { ObjectList } from '../port.ts'

const byBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))

export function listingContract(check: Check, open: () => ObjectBed): void {
  const store = () => open().store
  const call = () => callOf(open().ours)
  const fill = async (keys: string[]) => {
    for (const key of keys) await store().put(call(), key, new TextEncoder().encode(key))
  }
  const pages = async (options: { prefix: string; delimiter?: string; limit: number }) => {
    const found: ObjectList[] = []
    let cursor: string | null = null
    do {
      const page: ObjectList = (await store().list(call(), { ...options, ...(cursor === null ? {} : { cursor }) })).value
      found.push(page)
      cursor = page.cursor
    } while (cursor !== null)
    return found
  }

  check('lists keys in the order of their bytes', async () => {
    const keys = ['B', 'a', 'Z', 'é', 'z', '\u{E000}', '🙂', 'a-b', 'a.b', 'a0'].map((key) => `order/${key}`)
    await fill(keys)
    const { objects } = (await store().list(call(), { prefix: 'order/' })).value
    expect(objects.map((object) => object.key)).toEqual(keys.toSorted(byBytes))
    expect(objects[0]).toMatchObject({ size: Buffer.byteLength(objects[0]?.key ?? ''), modifiedAt: expect.any(Date) })
  })

  check('finds a prefix that ends inside a name', async () => {
    await fill(['prefix/abc', 'prefix/abd', 'prefix/b', 'prefix/ab'])
    const { objects } = (await store().list(call(), { prefix: 'prefix/ab' })).value
    expect(objects.map((object) => object.key)).toEqual(['prefix/ab', 'prefix/abc', 'prefix/abd'])
  })

  check('pages a list without a gap or a repeat', async () => {
    const keys = Array.from({ length: 11 }, (_, index) => `pages/${String(index).padStart(2, '0')}`)
    await fill(keys)
    const found = await pages({ prefix: 'pages/', limit: 4 })
    expect(found.map((page) => page.objects.length)).toEqual([4, 4, 3])
    expect(found.flatMap((page) => page.objects.map((object) => object.key))).toEqual(keys)
  })

  check('ends exactly at a full last page', async () => {
    await fill(['full/1', 'full/2', 'full/3', 'full/4'])
    const found = await pages({ prefix: 'full/', limit: 2 })
    expect(found.flatMap((page) => page.objects.map((object) => object.key))).toHaveLength(4)
    expect(found).toHaveLength(2)
  })

  check('rolls names up to the delimiter, counted towards the page', async () => {
    await fill(['tree/a', 'tree/b/1', 'tree/b/2', 'tree/b/3', 'tree/c', 'tree/d/1', 'tree/d/x/1'])
    const whole = (await store().list(call(), { prefix: 'tree/', delimiter: '/' })).value
    expect(whole.objects.map((object) => object.key)).toEqual(['tree/a', 'tree/c'])
    expect(whole.prefixes).toEqual(['tree/b/', 'tree/d/'])
    const paged = await pages({ prefix: 'tree/', delimiter: '/', limit: 1 })
    expect(paged.map((page) => [...page.objects.map((object) => object.key), ...page.prefixes])).toEqual([
      ['tree/a'],
      ['tree/b/'],
      ['tree/c'],
      ['tree/d/'],
    ])
  })

  check('shows each key once, however many versions it has', async () => {
    await fill(['once', 'once', 'once'])
    expect((await store().list(call(), { prefix: 'once' })).value.objects).toHaveLength(1)
  })

  check('an empty list is an answer', async () => {
    expect((await store().list(call(), { prefix: 'nothing/here' })).value).toEqual({ objects: [], prefixes: [], cursor: null })
  })

  check('refuses a page size and a cursor that make no sense', async () => {
    for (const limit of [0, -1, 1_001, 1.5])
      await expect(store().list(call(), { prefix: '', limit })).rejects.toMatchObject({ code: 'invalid_input' })
    await expect(store().list(call(), { prefix: '', cursor: '!!' })).rejects.toMatchObject({
      code: 'invalid_input',
      verdict: 'caller',
    })
  })
}
