import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Deadline, systemClock, type TenantRef } from '@understudy/core'
import { asSystem, withPlatform } from '@understudy/db'
import { PortError, type IndexSettings, type ObjectStore } from '@understudy/ports'
import { silentLogger } from '@understudy/telemetry'
import type { Journal } from '../journal/journal.ts'
import type { Provider } from '../provider.ts'
import { bytes, intentOf, openTwoSides, rowsOf, textOf, write, type TwoSides, type Write } from '../testing/two-sides.ts'
import { startReplayer, type Replayer, type ReplayerOptions } from './start-replayer.ts'
import { waitingByPort } from './waiting-by-port.ts'

let sides: TwoSides
let tenant: TenantRef
let journal: Journal
let running: Replayer[] = []

beforeAll(async () => {
  sides = await openTwoSides()
})
beforeEach(async () => {
  tenant = await sides.newTenant('ours')
  journal = sides.journal()
})
afterEach(async () => {
  await Promise.all(running.map((replayer) => replayer.stop()))
  running = []
})
afterAll(() => sides.close())

async function replay(options: Partial<ReplayerOptions> = {}): Promise<Replayer> {
  const { db, providers, dataDir } = sides
  const common = { db, providers, dataDir, processId: randomUUID(), clock: systemClock, log: silentLogger }
  const replayer = await startReplayer({ ...common, mayReplayAws: () => true, ...options })
  running.push(replayer)
  return replayer
}

const call = () => ({ ...sides.call(), tenant })
const put = (key: string, text: string, fields: Partial<Write> = {}): Write => ({
  operation: 'put',
  args: [key, bytes(text)],
  by: 'local',
  tenant,
  ...fields,
})
const stored = async (store: ObjectStore, key: string) => textOf((await store.get(call(), key)).value.body)
const versionsOf = async (store: ObjectStore, key: string) =>
  (await store.versions(call(), { prefix: key })).value.versions.toReversed()
const states = async () => (await rowsOf(sides, tenant)).map(({ aws, local }) => `${aws} ${local}`)
const converged = (many: number) =>
  expect.poll(states, { timeout: 10_000 }).toEqual(Array.from({ length: many }, () => 'applied applied'))

/** AWS whose objects port is wrapped. */
const withObjects = (change: (store: ObjectStore) => Partial<ObjectStore>): Provider[] =>
  sides.providers.map((provider) =>
    provider.id === 'local'
      ? provider
      : {
          ...provider,
          ports: { ...provider.ports, objects: { ...provider.ports.objects!, ...change(provider.ports.objects!) } },
        },
  )
const failure = (fields: Partial<ConstructorParameters<typeof PortError>[1]>) =>
  new PortError('as told', {
    verdict: 'unhealthy',
    code: 'unavailable',
    reason: 'Told',
    provider: 'aws:us-east-1',
    operation: 'objects.put',
    maybeApplied: false,
    ...fields,
  })

describe('what one side has taken', () => {
  it('reaches the other, once and in the order of each key', async () => {
    for (const text of ['1', '2', '3']) for (const key of ['a', 'b']) await write(sides, journal, put(key, key + text))
    await write(sides, journal, { operation: 'delete', args: ['b'], by: 'local', tenant })
    await replay()
    await converged(7)
    for (const [store, other] of [[sides.aws.objects, sides.local.objects]] as const) {
      const [there, here] = [await versionsOf(store, 'a'), await versionsOf(other, 'a')]
      expect(there.map(({ etag }) => etag)).toEqual(here.map(({ etag }) => etag))
    }
    expect(await stored(sides.aws.objects, 'a')).toBe('a3')
    await expect(sides.aws.objects.head(call(), 'b')).rejects.toMatchObject({ code: 'not_found' })
  })

  it('is mirrored here within two seconds while AWS serves', async () => {
    await replay()
    await write(sides, journal, put('a', 'from aws', { by: 'aws' }))
    await expect.poll(() => stored(sides.local.objects, 'a').catch(() => null), { timeout: 2_000 }).toBe('from aws')
    await converged(1)
    expect((await rowsOf(sides, tenant))[0]!.payload).toBeNull()
  })

  it('waits while AWS may not be given anything, and goes on when it may', async () => {
    let may = false
    await write(sides, journal, put('a', 'x'))
    await replay({ mayReplayAws: () => may })
    await expect.poll(async () => (await waitingByPort(sides.db)).objects).toMatchObject({ aws: 1 })
    may = true
    await converged(1)
  })

  it('waits while somebody holds the port', async () => {
    const hold = { port: 'objects', reason: 'looking', heldBy: 'Ana', heldAt: new Date() }
    await asSystem(sides.db, 'continuity.replay', (tx) => tx.replayHold.create({ data: hold }))
    await write(sides, journal, put('a', 'x'))
    await replay()
    await write(sides, journal, put('b', 'x', { by: 'aws' }))
    await expect.poll(states, { timeout: 5_000 }).toEqual(['pending applied', 'applied applied'])
    await asSystem(sides.db, 'continuity.replay', (tx) => tx.replayHold.deleteMany())
    await converged(2)
  })

  it('is handed over as a copy’s own bytes, whatever its source has become', async () => {
    await write(sides, journal, put('from', 'old'))
    await write(sides, journal, { operation: 'copy', args: ['from', 'to'], by: 'local', tenant })
    await write(sides, journal, put('from', 'new'))
    await replay()
    await converged(3)
    expect([await stored(sides.aws.objects, 'from'), await stored(sides.aws.objects, 'to')]).toEqual(['new', 'old'])
  })

  it('goes with the other side’s own names of events, records and documents', async () => {
    const address = { memoryId: 'notes', actorId: 'ana', sessionId: 's1' }
    const event = { ...address, eventTime: new Date('2026-03-01T10:00:00Z'), payload: [{ kind: 'data', data: 1 }] }
    const made = await write(sides, journal, { port: 'memory', operation: 'createEvent', args: [event], by: 'local', tenant })
    const { eventId } = made.value as { eventId: string }
    const branch = { ...event, branch: { name: 'other', rootEventId: eventId } }
    await write(sides, journal, { port: 'memory', operation: 'createEvent', args: [branch], by: 'local', tenant })
    const record = { requestId: 'r', namespaces: ['/n'], content: 'first' }
    const records = await write(sides, journal, {
      port: 'memory',
      operation: 'createRecords',
      args: ['notes', [record]],
      by: 'local',
      tenant,
    })
    const [{ recordId }] = records.value as [{ recordId: string }]
    await write(sides, journal, {
      port: 'memory',
      operation: 'updateRecord',
      args: ['notes', recordId, { content: 'second' }],
      by: 'local',
      tenant,
    })
    await write(sides, journal, {
      port: 'memory',
      operation: 'putMemory',
      args: ['notes', 'ana', 'k', { a: 1 }],
      by: 'local',
      tenant,
    })
    const settings = { language: 'en', textFields: { text: 1 }, keywordFields: [], numberFields: [], vector: null }
    await write(sides, journal, { port: 'search', operation: 'ensureIndex', args: ['docs', settings], by: 'local', tenant })
    const document = { id: 'd', version: 1, fields: { text: 'hello' } }
    await write(sides, journal, { port: 'search', operation: 'bulk', args: ['docs', [document]], by: 'local', tenant })
    await replay()
    await converged(7)
    const { value: events } = await sides.aws.memory.listEvents(call(), address)
    expect(events.items.map((each) => each.branch).toSorted()).toEqual(['main', 'other'])
    const { value: listed } = await sides.aws.memory.listRecords(call(), 'notes', { namespacePrefix: '/n' })
    expect(listed.items).toMatchObject([{ content: 'second' }])
    expect((await sides.aws.memory.getMemory(call(), 'notes', 'ana', 'k')).value).toMatchObject({ value: { a: 1 } })
    expect((await sides.aws.search.get(call(), 'docs', 'd')).value.fields).toEqual({ text: 'hello' })
  })
})

describe('an outcome that nobody knows', () => {
  it('is looked up before it is repeated: what is there is not written again', async () => {
    const about = put('a', 'once')
    const intent = await journal.append(intentOf(sides, { ...about, operationId: 'op-a', by: 'aws' }), Deadline.in(5_000))
    await sides.aws.objects.put(
      { ...call(), operationId: intentOf(sides, { ...about, operationId: 'op-a' }).operationId },
      'a',
      bytes('once'),
    )
    await sides.local.objects.put(
      { ...call(), operationId: intentOf(sides, { ...about, operationId: 'op-a' }).operationId },
      'a',
      bytes('once'),
    )
    journal.settle(intent, { servedBy: 'local', states: { aws: 'maybe_applied', local: 'applied' }, ref: null })
    let puts = 0
    const providers = withObjects((store) => ({ put: (...args) => ((puts += 1), store.put(...args)) }))
    await replay({ providers })
    await converged(1)
    expect(puts).toBe(0)
  })

  it('of a write that nobody was told of counts where it is there, and nowhere where it is not', async () => {
    const unanswered = async (key: string, isThere: boolean) => {
      const about = intentOf(sides, { ...put(key, key), operationId: `op-${key}`, by: 'aws' })
      const intent = await journal.append(about, Deadline.in(5_000))
      if (isThere) await sides.aws.objects.put({ ...call(), operationId: about.operationId }, key, bytes(key))
      journal.settle(intent, { servedBy: null, states: { aws: 'maybe_applied' }, ref: null })
    }
    await unanswered('there', true)
    await unanswered('lost', false)
    await replay()
    await expect.poll(states, { timeout: 5_000 }).toEqual(['applied applied', 'rejected none'])
    expect(await stored(sides.local.objects, 'there')).toBe('there')
    await expect(sides.local.objects.head(call(), 'lost')).rejects.toMatchObject({ code: 'not_found' })
  })

  it('of a write that the second side took while the first did not is handed to the first', async () => {
    const about = intentOf(sides, { ...put('a', 'here'), operationId: 'op-here', by: 'aws' })
    const intent = await journal.append(about, Deadline.in(5_000))
    await sides.local.objects.put({ ...call(), operationId: about.operationId }, 'a', bytes('here'))
    journal.settle(intent, { servedBy: null, states: { aws: 'maybe_applied' }, ref: null })
    await replay()
    await converged(1)
    expect([await stored(sides.aws.objects, 'a'), await stored(sides.local.objects, 'a')]).toEqual(['here', 'here'])
    expect((await sides.local.objects.versions(call(), { prefix: 'a' })).value.versions).toHaveLength(1)
  })

  it('of a process that is gone is found out by looking at the side that it asked', async () => {
    const gone = randomUUID()
    const heartbeatAt = new Date(Date.now() - 60_000)
    await withPlatform(sides.db, (tx) =>
      tx.process.create({
        data: { id: gone, kind: 'worker', host: 'h', pid: 1, version: 'v', memoryBytes: 1n, startedAt: heartbeatAt, heartbeatAt },
      }),
    )
    const theirs = sides.journal({ processId: gone })
    const about = intentOf(sides, put('a', 'answered', { by: 'local' }))
    await theirs.append(about, Deadline.in(5_000))
    await sides.local.objects.put({ ...call(), operationId: about.operationId }, 'a', bytes('answered'))
    await theirs.append(intentOf(sides, put('b', 'never sent', { by: 'local' })), Deadline.in(5_000))
    await replay()
    await expect.poll(states, { timeout: 5_000 }).toEqual(['applied applied', 'none rejected'])
    expect(await stored(sides.aws.objects, 'a')).toBe('answered')
  })
})

describe('a write that AWS does not take', () => {
  it('is tried again when it was AWS’s fault, and the chain behind it keeps its order', async () => {
    let fails = 3
    const order: string[] = []
    const providers = withObjects((store) => ({
      put: (to, key, body, options) => {
        if (fails > 0) {
          fails -= 1
          return Promise.reject(failure({ retryAfterMs: 50 }))
        }
        order.push(textOf(body))
        return store.put(to, key, body, options)
      },
    }))
    for (const text of ['1', '2', '3']) await write(sides, journal, put('a', text))
    await replay({ providers })
    await converged(3)
    expect(order).toEqual(['1', '2', '3'])
  })

  it('moves aside with its reason when it is its own fault, and later writes of the key go on', async () => {
    const providers = withObjects((store) => ({
      put: (to, key, body, options) =>
        textOf(body) === 'bad'
          ? Promise.reject(failure({ verdict: 'caller', code: 'invalid_input', reason: 'InvalidArgument' }))
          : store.put(to, key, body, options),
    }))
    await write(sides, journal, put('a', 'bad'))
    await write(sides, journal, put('a', 'good'))
    await replay({ providers })
    await expect.poll(states, { timeout: 5_000 }).toEqual(['poisoned applied', 'applied applied'])
    expect((await rowsOf(sides, tenant))[0]!.error).toContain('InvalidArgument')
    expect(await stored(sides.aws.objects, 'a')).toBe('good')
  })

  it('stops what would build on it', async () => {
    const settings: IndexSettings = { language: 'en', textFields: { text: 1 }, keywordFields: [], numberFields: [], vector: null }
    await sides.aws.search.ensureIndex(call(), 'docs', { ...settings, language: 'sv' })
    await write(sides, journal, { port: 'search', operation: 'ensureIndex', args: ['docs', settings], by: 'local', tenant })
    const document = { id: 'd', version: 1, fields: { text: 'hello' } }
    await write(sides, journal, { port: 'search', operation: 'bulk', args: ['docs', [document]], by: 'local', tenant })
    await write(sides, journal, put('a', 'x'))
    await replay()
    await expect.poll(states, { timeout: 5_000 }).toEqual(['poisoned applied', 'pending applied', 'applied applied'])
  })

  it('moves aside where AWS refuses it again and again and takes others’', async () => {
    const providers = withObjects((store) => ({
      head: (to, key, options) =>
        key === 'denied'
          ? Promise.reject(failure({ verdict: 'caller', code: 'forbidden', reason: 'AccessDenied', retryAfterMs: 20 }))
          : store.head(to, key, options),
    }))
    await write(sides, journal, put('denied', 'x'))
    await write(sides, journal, put('allowed', 'x'))
    await replay({ providers })
    await expect.poll(states, { timeout: 15_000 }).toEqual(['poisoned applied', 'applied applied'])
    expect((await rowsOf(sides, tenant))[0]!.error).toContain('AccessDenied')
  })

  it('is not moved aside where AWS refuses everybody', async () => {
    let isDenied = true
    const denied = () =>
      Promise.reject(failure({ verdict: 'caller', code: 'forbidden', reason: 'AccessDenied', retryAfterMs: 20 }))
    let asked = 0
    const providers = withObjects((store) => ({
      head: (...args) => ((asked += 1), isDenied ? denied() : store.head(...args)),
      put: (...args) => (isDenied ? denied() : store.put(...args)),
    }))
    await write(sides, journal, put('a', 'x'))
    await replay({ providers })
    await expect.poll(() => asked, { timeout: 10_000 }).toBeGreaterThan(5)
    expect(await states()).toEqual(['pending applied'])
    expect((await rowsOf(sides, tenant))[0]!.error).toContain('AccessDenied')
    isDenied = false
    await converged(1)
  })
})

describe('what stands on AWS and was not expected there', () => {
  const conflicts = () =>
    asSystem(sides.db, 'continuity.platform', (tx) => tx.portConflict.findMany({ where: { tenantId: tenant.id } }))

  it('is kept with its bytes before the journal’s write is put on top', async () => {
    await sides.aws.objects.put(call(), 'a', bytes('somebody else’s'), { contentType: 'text/plain' })
    await write(sides, journal, put('a', 'ours'))
    await replay()
    await converged(1)
    expect(await stored(sides.aws.objects, 'a')).toBe('ours')
    const [conflict] = await conflicts()
    expect(conflict).toMatchObject({
      chain: 'a',
      state: 'open',
      winner: { side: 'local' },
      loser: { side: 'aws', contentType: 'text/plain' },
    })
    expect([conflict!.winnerBody, conflict!.loserBody].map((body) => textOf(body!))).toEqual(['ours', 'somebody else’s'])
  })

  it('is no conflict where both sides held it before there was a journal', async () => {
    for (const store of [sides.aws.objects, sides.local.objects]) await store.put(call(), 'a', bytes('from before'))
    await write(sides, journal, put('a', 'ours'))
    await replay()
    await converged(1)
    expect(await conflicts()).toEqual([])
  })

  it('wins when it is a newer write of the journal', async () => {
    await write(sides, journal, put('a', 'older'))
    await write(sides, journal, put('a', 'newer', { by: 'aws' }))
    await journal.flush()
    await replay()
    await expect.poll(states, { timeout: 5_000 }).toEqual(['conflicted applied', 'applied applied'])
    expect(await stored(sides.aws.objects, 'a')).toBe('newer')
    const [conflict] = await conflicts()
    expect(textOf(conflict!.loserBody!)).toBe('older')
  })
})

describe('two replayers', () => {
  it('work one at a time, and what the one without the lease writes changes nothing', async () => {
    const first = await replay()
    const second = await replay()
    expect([first.isHolder, second.isHolder]).toEqual([true, false])
    await first.stop()
    await expect.poll(() => second.isHolder, { timeout: 5_000 }).toBe(true)
    await write(sides, journal, put('a', 'x'))
    await converged(1)
  })

  it('never hand one write over twice when the lease moves while it is under way', async () => {
    const gate = Promise.withResolvers<void>()
    let puts = 0
    const slow = withObjects((store) => ({
      put: async (...args) => {
        puts += 1
        await gate.promise
        return store.put(...args)
      },
    }))
    await write(sides, journal, put('a', 'x'))
    await replay({ providers: slow })
    await expect.poll(() => puts).toBe(1)
    // The database gives the duty to another, as it would after a long silence.
    await withPlatform(sides.db, (tx) =>
      tx.lease.updateMany({ where: { name: 'replayer' }, data: { holder: 'another', epoch: { increment: 1 } } }),
    )
    gate.resolve()
    await withPlatform(sides.db, (tx) => tx.lease.updateMany({ data: { until: new Date(0) } }))
    await asSystem(sides.db, 'continuity.replay', (tx) => tx.portIntent.updateMany({ data: { nextTryAt: null } }))
    await replay()
    await converged(1)
    expect(await versionsOf(sides.aws.objects, 'a')).toHaveLength(1)
  })
})

it('writes down what waits while anything does, and once when nothing does', async () => {
  const lag = () =>
    asSystem(sides.db, 'continuity.platform', (tx) => tx.portLag.findMany({ where: { port: 'objects' }, orderBy: { at: 'asc' } }))
  await asSystem(sides.db, 'continuity.platform', (tx) => tx.portLag.deleteMany())
  let may = false
  await write(sides, journal, put('a', 'x'))
  await replay({ mayReplayAws: () => may })
  await expect.poll(async () => (await lag()).at(-1)?.waitingAws, { timeout: 5_000 }).toBe(1)
  may = true
  await expect.poll(async () => (await lag()).at(-1)?.waitingAws, { timeout: 5_000 }).toBe(0)
  expect((await lag()).reduce((sum, row) => sum + row.replayed, 0)).toBe(1)
})
