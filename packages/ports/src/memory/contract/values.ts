import { expect } from 'vitest'
import { callOf, type Check } from '../../contract/suite.ts'
import { allPages, type MemoryBed } from './bed.ts'

export function valuesContract(check: Check, open: () => MemoryBed): void {
  const memory = () => open().memory
  const call = (options = {}) => callOf(open().ours, options)
  const put = async (userId: string, key: string, value: Parameters<ReturnType<typeof memory>['putMemory']>[4]) =>
    (await memory().putMemory(call(), 'values', userId, key, value)).value
  const get = async (userId: string, key: string) => (await memory().getMemory(call(), 'values', userId, key)).value

  check('remembers a value and counts its versions', async () => {
    expect(await get('anna', 'language')).toBeNull()
    expect(await put('anna', 'language', 'sv')).toEqual({ version: 1 })
    expect(await put('anna', 'language', { code: 'en', since: [2026] })).toEqual({ version: 2 })
    expect(await get('anna', 'language')).toEqual({ value: { code: 'en', since: [2026] }, version: 2 })
  })

  check('takes any JSON, null and empty included, and any key', async () => {
    for (const [key, value] of [
      ['null', null],
      ['å/ä ö?#', ''],
      ['list', []],
      ['zero', 0],
      ['false', false],
    ] as const) {
      await put('json', key, value === null ? null : typeof value === 'object' ? [...value] : value)
      expect(await get('json', key)).toEqual({ value, version: 1 })
    }
  })

  check('keeps users and keys apart', async () => {
    await put('bert', 'a', 1)
    expect(await get('bert', 'b')).toBeNull()
    expect(await get('bert-2', 'a')).toBeNull()
    expect((await memory().getMemory(callOf(open().theirs), 'values', 'bert', 'a')).value).toBeNull()
  })

  check('a repeat under the same operation id writes nothing over a newer value', async () => {
    const write = (operation: string, value: string) => memory().putMemory(call({ operation }), 'values', 'repeat', 'k', value)
    expect((await write('value-1', 'old')).value).toEqual({ version: 1 })
    expect((await write('value-2', 'new')).value).toEqual({ version: 2 })
    expect((await write('value-1', 'old')).value).toEqual({ version: 1 })
    expect(await get('repeat', 'k')).toEqual({ value: 'new', version: 2 })
  })

  check('the last of many writes is what is read', async () => {
    for (let index = 1; index <= 25; index += 1) await put('many', 'k', index)
    expect(await get('many', 'k')).toEqual({ value: 25, version: 25 })
  })

  check('values are no actors, sessions or events of a caller', async () => {
    await put('hidden', 'k', 1)
    const actors = await allPages((cursor) => memory().listActors(call(), 'values', { limit: 100, ...cursor }))
    expect(actors.items).toEqual([])
  })

  check('refuses a value beyond 32 KB', async () => {
    await expect(put('big', 'k', 'x'.repeat(32 * 1024))).rejects.toMatchObject({ code: 'invalid_input' })
  })
}
