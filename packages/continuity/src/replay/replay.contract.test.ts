import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { Deadline, operationId, systemClock, type TenantRef } from '@understudy/core'
import { asSystem } from '@understudy/db'
import { PortError, type ObjectStore } from '@understudy/ports'
import { silentLogger } from '@understudy/telemetry'
import type { Journal } from '../journal/journal.ts'
import type { Provider } from '../provider.ts'
import { bytes, intentOf, openTwoSides, rowsOf, textOf, write, type TwoSides, type Write } from '../testing/two-sides.ts'
import { startReplayer, type Replayer } from './start-replayer.ts'

const url = inject('ministackUrl')

describe.skipIf(url === null)(`handing back to S3 and AgentCore: ${url === null ? inject('ministackSkip') : 'ministack'}`, () => {
  let sides: TwoSides
  let tenant: TenantRef
  let journal: Journal
  let replayer: Replayer | undefined

  beforeAll(async () => {
    sides = await openTwoSides(url)
  })
  beforeEach(async () => {
    tenant = await sides.newTenant('ours')
    journal = sides.journal()
    return () => replayer?.stop()
  })
  afterAll(() => sides.close())

  const call = (operation: string = randomUUID()) => ({ ...sides.call(operation), tenant })
  const replay = async (providers: readonly Provider[] = sides.providers) => {
    const { db, dataDir } = sides
    const common = { db, providers, dataDir, processId: randomUUID(), clock: systemClock, log: silentLogger }
    replayer = await startReplayer({ ...common, mayReplayAws: () => true })
  }
  const put = (key: string, text: string, fields: Partial<Write> = {}): Write => ({
    operation: 'put',
    args: [key, bytes(text), { contentType: 'text/plain' }],
    by: 'local',
    tenant,
    ...fields,
  })
  const versionsOf = async (key: string) => {
    const { versions } = (await sides.aws.objects.versions(call(), { prefix: key })).value
    const bodies = await Promise.all(versions.map(({ versionId }) => sides.aws.objects.get(call(), key, { versionId })))
    return bodies.map(({ value }) => textOf(value.body)).toReversed()
  }
  const states = async () => (await rowsOf(sides, tenant)).map(({ aws, local }) => `${aws} ${local}`)
  const converged = (many: number) =>
    expect.poll(states, { timeout: 15_000 }).toEqual(Array.from({ length: many }, () => 'applied applied'))
  /** A write that AWS was asked first, did not answer, and this machine's side then took. */
  const unanswered = async (key: string, text: string, id: string) => {
    const about = intentOf(sides, { ...put(key, text), operationId: id, by: 'aws' })
    const intent = await journal.append(about, Deadline.in(5_000))
    const { value } = await sides.local.objects.put(call(id), key, bytes(text), { contentType: 'text/plain' })
    journal.settle(intent, { servedBy: 'local', states: { aws: 'maybe_applied', local: 'applied' }, ref: value.versionId })
  }
  const conflicts = () =>
    asSystem(sides.db, 'continuity.platform', (tx) => tx.portConflict.findMany({ where: { tenantId: tenant.id } }))

  it('puts every version there once, in order', async () => {
    for (const text of ['1', '2', '3', '4']) await write(sides, journal, put('a', text))
    await replay()
    await converged(4)
    expect(await versionsOf('a')).toEqual(['1', '2', '3', '4'])
  })

  it('does not double a put whose answer was lost', async () => {
    const lost = (store: ObjectStore): ObjectStore => {
      let isFirst = true
      return {
        ...store,
        put: async (...args) => {
          const answer = await store.put(...args)
          if (!isFirst) return answer
          isFirst = false
          throw new PortError('cut off', {
            verdict: 'unhealthy',
            code: 'deadline_exceeded',
            reason: 'Timeout',
            provider: 'aws:us-east-1',
            operation: 'objects.put',
            maybeApplied: true,
            retryAfterMs: 50,
          })
        },
      }
    }
    const providers = sides.providers.map((provider) =>
      provider.id === 'local' ? provider : { ...provider, ports: { ...provider.ports, objects: lost(provider.ports.objects!) } },
    )
    await write(sides, journal, put('a', 'once'))
    await write(sides, journal, put('a', 'twice'))
    await replay(providers)
    await converged(2)
    expect(await versionsOf('a')).toEqual(['once', 'twice'])
  })

  it('does not double events, key-values and records that landed before they were handed over', async () => {
    const address = { memoryId: 'notes', actorId: 'ana', sessionId: 's1' }
    const event = { ...address, eventTime: new Date('2026-03-01T10:00:00Z'), payload: [{ kind: 'data', data: 1 }] } as const
    const records = [1, 2].map((nth) => ({ requestId: `r${nth}`, namespaces: ['/n'], content: `record ${nth}` }))
    const writes = [
      { operation: 'createEvent', args: [{ ...event, payload: [...event.payload] }] },
      { operation: 'createRecords', args: ['notes', records] },
      { operation: 'putMemory', args: ['notes', 'ana', 'k', { a: 1 }] },
    ]
    for (const each of writes) {
      const id = randomUUID()
      const about = intentOf(sides, { ...each, port: 'memory', by: 'aws', tenant, operationId: id })
      const intent = await journal.append(about, Deadline.in(5_000))
      const on = async (ports: typeof sides.aws) => {
        const memory = ports.memory as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>
        await memory[each.operation]!(call(id), ...each.args)
      }
      await on(sides.aws)
      await on(sides.local)
      journal.settle(intent, { servedBy: 'local', states: { aws: 'maybe_applied', local: 'applied' }, ref: null })
    }
    await replay()
    await converged(3)
    expect((await sides.aws.memory.listEvents(call(), address)).value.items).toHaveLength(1)
    const listed = await sides.aws.memory.listRecords(call(), 'notes', { namespacePrefix: '/n' })
    expect(listed.value.items.map(({ content }) => content).toSorted()).toEqual(['record 1', 'record 2'])
    expect((await sides.aws.memory.getMemory(call(), 'notes', 'ana', 'k')).value).toEqual({ value: { a: 1 }, version: 1 })
  })

  it('finds a write that lands late, after a newer one was handed over: both are kept, and the newer stands', async () => {
    await unanswered('a', 'old', 'op-old')
    await write(sides, journal, put('a', 'new'))
    await replay()
    await converged(2)
    expect(await versionsOf('a')).toEqual(['old', 'new'])
    // What had timed out arrives at last, as S3 takes it: another version on top.
    await sides.aws.objects.put(call('op-old'), 'a', bytes('old'), { contentType: 'text/plain' })
    await expect.poll(conflicts, { timeout: 10_000 }).toHaveLength(1)
    const [conflict] = await conflicts()
    expect(conflict).toMatchObject({ port: 'objects', chain: 'a', state: 'open', loser: { side: 'aws', operationId: 'op-old' } })
    expect([conflict!.winnerBody, conflict!.loserBody].map((body) => textOf(body!))).toEqual(['new', 'old'])
    await expect.poll(() => versionsOf('a')).toEqual(['old', 'new', 'old', 'new'])
    const transitions = await sides.db.app.portTransition.findMany({ where: { kind: 'conflict' } })
    expect(transitions).toHaveLength(1)
  })

  it('finds a deletion that lands late', async () => {
    const about = intentOf(sides, { operation: 'delete', args: ['a'], by: 'aws', tenant, operationId: 'op-delete' })
    await write(sides, journal, put('a', 'first', { by: 'aws' }))
    const intent = await journal.append(about, Deadline.in(5_000))
    await journal.catchUpLocal({ tenant, port: 'objects', operation: 'get', args: ['a'] }, Deadline.in(5_000))
    const { value } = await sides.local.objects.delete(call('op-delete'), 'a')
    journal.settle(intent, { servedBy: 'local', states: { aws: 'maybe_applied', local: 'applied' }, ref: value.versionId })
    await write(sides, journal, put('a', 'new'))
    await replay()
    await converged(3)
    await sides.aws.objects.delete(call('op-delete'), 'a')
    await expect.poll(conflicts, { timeout: 10_000 }).toHaveLength(1)
    expect((await conflicts())[0]).toMatchObject({ loser: { isDeletion: true, side: 'aws' }, winner: { isDeletion: false } })
    const stored = async () => textOf((await sides.aws.objects.get(call(), 'a')).value.body)
    await expect.poll(() => stored().catch(() => null)).toBe('new')
  })

  it('lets a write that nobody was told of count, when it lands after it was given up', async () => {
    const about = intentOf(sides, { ...put('a', 'late'), by: 'aws', operationId: 'op-late' })
    const intent = await journal.append(about, Deadline.in(5_000))
    journal.settle(intent, { servedBy: null, states: { aws: 'maybe_applied' }, ref: null })
    await replay()
    await expect.poll(states, { timeout: 5_000 }).toEqual(['rejected none'])
    await sides.aws.objects.put(call('op-late'), 'a', bytes('late'))
    await expect.poll(states, { timeout: 10_000 }).toEqual(['applied applied'])
    expect(textOf((await sides.local.objects.get(call(), 'a')).value.body)).toBe('late')
    expect(operationId('op-late')).toBe((await rowsOf(sides, tenant))[0]!.operationId)
  })
})
