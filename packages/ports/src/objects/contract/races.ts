import { expect } from 'vitest'
import { callOf, type Check } from '../../contract/suite.ts'
import type { ObjectBed } from '../contract.ts'

const WRITERS = 12
const body = (index: number) => new TextEncoder().encode(`writer ${index}`)
const everyone = <T>(run: (index: number) => Promise<T>) =>
  Promise.allSettled(Array.from({ length: WRITERS }, (_, index) => run(index)))

export function racesContract(check: Check, open: () => ObjectBed): void {
  const store = () => open().store
  const call = (options = {}) => callOf(open().ours, options)

  check('of many writers that expect no version, exactly one wins', async () => {
    const outcomes = await everyone((index) => store().put(call(), 'race/absent', body(index), { ifAbsent: true }))
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(['precondition_failed', 'conflict']).toContain(outcome.reason.code)
  })

  check('of many writers that expect the same version, exactly one wins', async () => {
    const { etag } = (await store().put(call(), 'race/match', body(99))).value
    const outcomes = await everyone((index) => store().put(call(), 'race/match', body(index), { ifMatch: etag }))
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
  })

  check('many writers leave one latest version and lose none', async () => {
    await everyone((index) => store().put(call(), 'race/plain', body(index)))
    const { versions } = (await store().versions(call(), { prefix: 'race/plain' })).value
    expect(versions).toHaveLength(WRITERS)
    expect(versions.filter((version) => version.isLatest)).toHaveLength(1)
    expect((await store().head(call(), 'race/plain')).value.versionId).toBe(versions[0]?.versionId)
  })

  check('writers and removers of one content never leave a version without bytes', async () => {
    const key = (index: number) => `race/content/${index}`
    await everyone(async (index) => {
      const written = await store().put(call(), key(index), body(0))
      if (index % 2 === 0) await store().delete(call(), key(index), { versionId: written.value.versionId })
      else await store().copy(call(), key(index), `race/copied/${index}`)
    })
    const { objects } = (await store().list(call(), { prefix: 'race/co' })).value
    expect(objects).toHaveLength(WRITERS)
    for (const { key } of objects) expect((await store().get(call(), key)).value.size).toBe(body(0).byteLength)
  })
}
