import { setTimeout as after } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Deadline, operationId, PLATFORM_TENANT_ID, systemClock } from '@understudy/core'
import { uuidv7 } from '@understudy/core/server'
import { openTestDatabase, type TestDatabase } from '@understudy/db/testing'
import { silentLogger } from '@understudy/telemetry'
import { ContinuityProcess } from '../continuity-process.ts'
import { recordProviderHealth } from '../health/record-provider-health.ts'
import { createRoutedPorts } from '../routed-ports.ts'
import { answers, fails, scriptedProvider } from '../route/testing-providers.ts'
import { Coordinator, type HandOver } from './coordinator.ts'

const AWS = 'aws:us-east-1'
const tenant = { id: PLATFORM_TENANT_ID, slug: 'platform' }
const clock = systemClock
const log = silentLogger
const wayBack = { rampPerSecond: 0.5, probes: 3, probesOverMs: 300, failedProbes: 3, pace: { calmMs: 300, alertMs: 50 } }

let db: TestDatabase
let awsIsUp = true
let canaryIsUp = true
let headIsUp = true
let silentMs = 0
let waiting = 0
let differences = 0
const stops: (() => Promise<void>)[] = []

beforeAll(async () => {
  db = await openTestDatabase()
})
afterAll(() => db.close())
beforeEach(async () => {
  awsIsUp = canaryIsUp = headIsUp = true
  waiting = differences = silentMs = 0
  for (const table of ['port_fleet', 'port_windows', 'port_transitions', 'leases'])
    await db.system.$executeRawUnsafe(`DELETE FROM ${table}`)
})
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

const handOver: HandOver = {
  waiting: () => Promise.resolve({ objects: { aws: waiting, oldestAwsAt: waiting > 0 ? new Date(Date.now() - 60_000) : null } }),
  compare: () => Promise.resolve({ differences, keys: 10 }),
}
const providers = () => [
  scriptedProvider(AWS, 'objects', async (name) => {
    if (name === 'put') await after(silentMs)
    const isUp = awsIsUp && (name === 'get' || name === 'put' || name === 'delete' ? canaryIsUp : headIsUp)
    return (isUp ? answers(AWS) : fails(AWS, 'unhealthy'))(name)
  }),
  scriptedProvider('local', 'objects', answers('local')),
]

/** A process that makes calls: its own breakers, the shared database. */
async function startProcess() {
  const continuity = new ContinuityProcess({ db, clock, log })
  await continuity.start(uuidv7())
  stops.push(() => continuity.stop())
  const ports = createRoutedPorts({ providers: providers(), gate: continuity.gate, record: () => {}, clock, log })({ tenant })
  const call = () => ({ tenant, operationId: operationId(uuidv7()), deadline: Deadline.in(2_000) })
  return { continuity, head: async () => (await ports.objects.head(call(), 'k')).servedBy }
}

async function startCoordinator() {
  const report = recordProviderHealth(db, clock)
  const options = { db, providers: providers(), handOver, settings: wayBack, report, processId: uuidv7(), clock, log }
  const coordinator = new Coordinator(options)
  await coordinator.start()
  stops.push(() => coordinator.stop())
}

const word = () => db.app.portFleet.findUnique({ where: { port_provider: { port: 'objects', provider: AWS } } })
const kinds = async () => (await db.app.portTransition.findMany({ orderBy: { at: 'asc' } })).map(({ kind }) => kind)

describe('the fleet', () => {
  it('opens on one process’s trip and a failed probe, and every process hears of it', async () => {
    const [first, second] = [await startProcess(), await startProcess()]
    await startCoordinator()
    awsIsUp = false
    for (let nth = 0; nth < 5; nth++) expect(await first.head()).toBe('local')
    await expect
      .poll(word, { timeout: 5_000 })
      .toMatchObject({ state: 'open', reason: expect.objectContaining({ kind: expect.any(String) }) })
    await expect.poll(() => second.continuity.gate.share('objects', AWS)).toBe(0)
    expect(await second.head()).toBe('local')
    expect(second.continuity.gate.breakers.snapshot(`objects ${AWS}`).kinds.read.failures).toBe(0)
  })

  it('does not open because one process lost its own network: that one serves itself locally', async () => {
    const lonely = await startProcess()
    const other = await startProcess()
    awsIsUp = false
    for (let nth = 0; nth < 5; nth++) await lonely.head()
    awsIsUp = true
    await startCoordinator()
    await expect.poll(async () => (await db.app.portWindow.findMany({ where: { state: 'open' } })).length).toBe(1)
    await expect
      .poll(async () => (await db.app.providerHealth.findFirst({ where: { provider: AWS, port: 'objects' } }))?.state)
      .toBe('ok')
    expect(await lonely.head()).toBe('local')
    expect(await other.head()).toBe(AWS)
    expect(await word()).toBeNull()
  })

  it('does not take a probe that answered before the trip for an answer after it', async () => {
    const both = [await startProcess(), await startProcess()]
    await startCoordinator()
    const seen = async () => (await db.app.providerHealth.findFirst({ where: { provider: AWS, port: 'objects' } }))?.state
    await expect.poll(seen).toBe('ok')
    silentMs = 600
    awsIsUp = false
    for (const each of both) for (let nth = 0; nth < 5; nth++) await each.head()
    await expect.poll(word, { timeout: 5_000 }).toMatchObject({ state: 'open' })
    await expect.poll(seen).toBe('down')
    expect(await kinds()).not.toContain('answering')
  })

  it('opens on what its processes saw together, before any of them has seen enough', async () => {
    const [first, second] = [await startProcess(), await startProcess()]
    await startCoordinator()
    headIsUp = false
    for (let nth = 0; nth < 3; nth++) expect(await first.head()).toBe('local')
    for (let nth = 0; nth < 2; nth++) expect(await second.head()).toBe('local')
    await expect
      .poll(word, { timeout: 5_000 })
      .toMatchObject({ state: 'open', reason: { rule: 'consecutive', kind: 'read', count: 5, processes: 2 } })
    expect(await kinds()).not.toContain('process_tripped')
  })

  it('opens on failed probes alone, when nobody calls', async () => {
    await startCoordinator()
    awsIsUp = false
    await expect.poll(word, { timeout: 5_000 }).toMatchObject({ state: 'open', reason: { rule: 'probes', kind: 'probe' } })
  })

  it('takes a side back step by step, and says "recovered" only once both sides are equal', async () => {
    const process = await startProcess()
    await startCoordinator()
    awsIsUp = false
    for (let nth = 0; nth < 5; nth++) await process.head()
    await expect.poll(word, { timeout: 5_000 }).toMatchObject({ state: 'open' })
    waiting = 3
    awsIsUp = true
    await expect.poll(word, { timeout: 5_000 }).toMatchObject({ state: 'open', phase: 'replaying' })
    expect(await process.head()).toBe('local')
    differences = 1
    waiting = 0
    await expect.poll(word, { timeout: 5_000 }).toMatchObject({ state: 'half_open', phase: 'returning' })
    await expect.poll(word, { timeout: 10_000 }).toMatchObject({ state: 'closed', share: 1, phase: 'comparing' })
    expect(await process.head()).toBe(AWS)
    expect(await kinds()).not.toContain('recovered')
    differences = 0
    await expect.poll(word, { timeout: 10_000 }).toMatchObject({ state: 'closed', phase: 'none' })
    expect((await kinds()).filter((kind) => kind !== 'process_tripped')).toEqual([
      'tripped',
      'answering',
      'replaying',
      'comparing',
      'returning',
      'replaying',
      'comparing',
      'recovered',
    ])
  }, 40_000)

  it('has one coordinator at a time', async () => {
    await startCoordinator()
    await startCoordinator()
    awsIsUp = false
    await expect.poll(word, { timeout: 5_000 }).toMatchObject({ state: 'open', epoch: 1n })
    expect((await kinds()).filter((kind) => kind === 'tripped')).toHaveLength(1)
  })
})
