import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { systemClock, type TenantRef } from '@understudy/core'
import { asSystem } from '@understudy/db'
import type { IndexSettings, PortName } from '@understudy/ports'
import { silentLogger } from '@understudy/telemetry'
import type { Journal } from '../journal/journal.ts'
import { Payloads } from '../journal/payloads.ts'
import type { ApplierParts } from '../replay/applier.ts'
import { bytes, openTwoSides, textOf, write, type TwoSides } from '../testing/two-sides.ts'
import { takeBaseline } from './baseline.ts'
import { compareSides } from './compare-sides.ts'
import { createHandOver } from './hand-over.ts'
import { SideDigest } from './side-digest.ts'

let sides: TwoSides
let tenant: TenantRef
let journal: Journal
let parts: ApplierParts

beforeAll(async () => {
  sides = await openTwoSides()
  const { db, providers, dataDir } = sides
  parts = { db, providers, payloads: new Payloads(dataDir), clock: systemClock, log: silentLogger }
})
beforeEach(async () => {
  tenant = await sides.newTenant('ours')
  journal = sides.journal()
})
afterAll(() => sides.close())

const call = () => ({ ...sides.call(), tenant })
const both = [() => sides.aws, () => sides.local]
const compare = (port: PortName) => compareSides(parts, { tenant, port })
const mirror = (port: PortName) =>
  asSystem(sides.db, 'continuity.platform', (tx) =>
    tx.portMirror.findUnique({ where: { tenantId_port: { tenantId: tenant.id, port } } }),
  )
const address = { memoryId: 'notes', actorId: 'ana', sessionId: 's1' }
const event = (data: number) => ({
  ...address,
  eventTime: new Date(Date.UTC(2026, 2, data)),
  payload: [{ kind: 'data' as const, data }],
})
const settings: IndexSettings = { language: 'en', textFields: { text: 1 }, keywordFields: [], numberFields: [], vector: null }

describe('a digest', () => {
  it('is equal for equal things in any order, and differs in the bucket of what differs', () => {
    const [one, other] = [new SideDigest(), new SideDigest()]
    const things = Array.from({ length: 500 }, (_, nth) => [`k${nth}`, `d${nth}`] as const)
    for (const [key, digest] of things) one.add(key, digest)
    for (const [key, digest] of things.toReversed()) other.add(key, digest)
    expect(one.root).toBe(other.root)
    other.add('k500', 'more')
    expect(one.root).not.toBe(other.root)
    expect(one.differing(other).size).toBe(1)
  })
})

describe('both sides', () => {
  it('are equal when they hold the same, whatever each side calls it', async () => {
    for (const side of both) {
      await side().objects.put(call(), 'a', bytes('same'))
      await side().memory.createEvent(call(), event(1))
      await side().memory.createSession(call(), { ...address, sessionId: 's2' })
      await side().memory.putMemory(call(), 'notes', 'ana', 'k', { b: 1, a: 2 })
      await side().memory.createRecords(call(), 'notes', [{ requestId: 'r', namespaces: ['/n'], content: 'same' }])
      await side().search.ensureIndex(call(), 'docs', settings)
      await side().search.bulk(call(), 'docs', [{ id: 'd', version: 3, fields: { text: 'same' } }])
    }
    for (const [port, keys] of [
      ['objects', 1],
      ['memory', 4],
      ['search', 2],
    ] as const) {
      const comparison = await compare(port)
      expect(comparison).toMatchObject({ differences: [], keys })
      expect(comparison!.awsDigest).toBe(comparison!.localDigest)
      expect(await mirror(port)).toMatchObject({ differences: 0, comparedKeys: keys, notReadable: 0 })
    }
  })

  it('differ down to the key, each with one sentence', async () => {
    await sides.aws.objects.put(call(), 'only-aws', bytes('x'))
    await sides.local.objects.put(call(), 'only-here', bytes('x'))
    for (const [nth, side] of both.entries()) {
      await side().objects.put(call(), 'both', bytes(String(nth)))
      await side().objects.put(call(), 'same', bytes('same'))
      await side().memory.createEvent(call(), event(nth + 1))
    }
    const comparison = await compare('objects')
    expect(comparison!.differences.map(({ key }) => key)).toEqual(['both', 'only-aws', 'only-here'])
    expect((await mirror('objects'))!.report).toMatchObject([
      { key: 'both', sentence: 'AWS and this machine hold different versions of it.' },
      { key: 'only-aws', sentence: 'Only AWS has it.' },
      { key: 'only-here', sentence: 'Only this machine has it.' },
    ])
    expect(await mirror('objects')).toMatchObject({ differences: 3, notReadable: 1 })
    expect((await compare('memory'))!.differences).toMatchObject([{ key: 'events:notes:ana:s1' }])
  })

  it('do not differ in what is still on its way', async () => {
    await write(sides, journal, { operation: 'put', args: ['a', bytes('x')], by: 'aws', tenant })
    await write(sides, journal, { port: 'memory', operation: 'createEvent', args: [event(1)], by: 'local', tenant })
    await write(sides, journal, { port: 'memory', operation: 'putMemory', args: ['notes', 'ana', 'k', 1], by: 'local', tenant })
    await journal.flush()
    await sides.aws.objects.put(call(), 'b', bytes('x'))
    expect((await compare('objects'))!.differences.map(({ key }) => key)).toEqual(['b'])
    expect((await compare('memory'))!.differences).toEqual([])
  })

  it('are not compared where there is only one', async () => {
    const alone = { ...parts, providers: sides.providers.filter(({ id }) => id === 'local') }
    expect(await compareSides(alone, { tenant, port: 'objects' })).toBeNull()
    expect(await mirror('objects')).toBeNull()
  })

  it('are told apart by tenant and summed up by port', async () => {
    const other = await sides.newTenant('theirs')
    await sides.aws.objects.put({ ...call(), tenant: other }, 'theirs', bytes('x'))
    expect((await compare('objects'))!.differences).toEqual([])
    const handOver = createHandOver({ ...sides, clock: systemClock, log: silentLogger })
    expect(await handOver.compare('objects')).toMatchObject({ differences: expect.any(Number) as number })
    expect((await handOver.compare('objects')).differences).toBeGreaterThanOrEqual(1)
  })
})

describe('the baseline', () => {
  const level = () => takeBaseline(parts, ['objects', 'memory', 'search'], new AbortController().signal)

  it('copies down what AWS held before there was a journal, and says since when this side is complete', async () => {
    await sides.aws.objects.put(call(), 'a', bytes('old'), { contentType: 'text/plain', metadata: { by: 'ana' } })
    for (const nth of [1, 2]) await sides.aws.memory.createEvent(call(), event(nth))
    await sides.aws.memory.createRecords(call(), 'notes', [{ requestId: 'r', namespaces: ['/n'], content: 'old' }])
    await sides.local.memory.createSession(call(), { ...address, sessionId: 'names-the-memory' })
    await sides.aws.memory.createSession(call(), { ...address, sessionId: 'names-the-memory' })
    await sides.aws.search.ensureIndex(call(), 'docs', settings)
    await sides.aws.search.bulk(call(), 'docs', [{ id: 'd', version: 3, fields: { text: 'old' } }])
    expect(await journal.isLocalComplete(tenant, 'objects')).toBe(false)
    await level()
    for (const port of ['objects', 'memory', 'search'] as const)
      expect(await mirror(port)).toMatchObject({ completeAt: expect.any(Date) as Date, notReadable: 0, differences: 0 })
    const { value } = await sides.local.objects.get(call(), 'a')
    expect([textOf(value.body), value.contentType, value.metadata]).toEqual(['old', 'text/plain', { by: 'ana' }])
    expect((await sides.local.memory.listEvents(call(), address)).value.items).toHaveLength(2)
    expect((await sides.local.search.get(call(), 'docs', 'd')).value).toMatchObject({ version: 3, fields: { text: 'old' } })
    await expect.poll(() => journal.isLocalComplete(tenant, 'objects'), { timeout: 3_000 }).toBe(true)
  })

  it('does not bring back what the journal has deleted here', async () => {
    await sides.aws.objects.put(call(), 'a', bytes('deleted here'))
    await write(sides, journal, { operation: 'delete', args: ['a'], by: 'local', tenant })
    await journal.flush()
    await asSystem(sides.db, 'continuity.replay', (tx) =>
      tx.portIntent.updateMany({ where: { tenantId: tenant.id }, data: { aws: 'poisoned', settledAt: new Date() } }),
    )
    await level()
    await expect(sides.local.objects.head(call(), 'a')).rejects.toMatchObject({ code: 'not_found' })
    expect(await mirror('objects')).toMatchObject({ completeAt: null, notReadable: 1 })
  })
})

it('says how many writes wait for AWS and since when', async () => {
  const handOver = createHandOver({ ...sides, clock: systemClock, log: silentLogger })
  const before = Date.now()
  await write(sides, journal, { port: 'search', operation: 'ensureIndex', args: ['docs', settings], by: 'local', tenant })
  await journal.flush()
  const { search } = await handOver.waiting()
  expect(search).toMatchObject({ aws: 1 })
  expect(search!.oldestAwsAt!.getTime()).toBeGreaterThanOrEqual(before)
})
