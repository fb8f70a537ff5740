import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor, systemClock, type TenantRef } from '@understudy/core'
import { uuidv7 } from '@understudy/core/server'
import { asSystem, withTenant, type Database, type Notification } from '@understudy/db'
import { createTestTenant, openTestDatabase, type TestDatabase } from '@understudy/db/testing'
import { silentLogger } from '@understudy/telemetry'
import { probe } from '../health/probe.ts'
import { listProviderHealth, recordProviderHealth } from '../server.ts'
import { answers, fails, scriptedProvider } from '../route/testing-providers.ts'
import { callsBySide } from './calls-by-side.ts'
import { latencyByPort } from './latency-by-port.ts'
import { PortCallRecorder, type RecordedCall } from './port-call-recorder.ts'

const actor = systemActor('test')
const from = new Date('2026-03-01T10:00:00Z')
const to = new Date('2026-03-01T10:10:00Z')
const minute = (number: number) => new Date(from.getTime() + number * 60_000 + 5_000)
let db: TestDatabase
let ours: TenantRef
let theirs: TenantRef

const callOf = (tenant: TenantRef, fields: Partial<RecordedCall> = {}): RecordedCall => ({
  tenant,
  id: uuidv7(),
  runId: null,
  stepKey: null,
  port: 'objects',
  operation: 'get',
  servedBy: 'aws:us-east-1',
  outcome: 'ok',
  errorCode: null,
  durationMs: 10,
  ageMs: 0,
  durability: 'aws',
  degraded: null,
  attempts: [],
  detail: null,
  at: minute(0),
  ...fields,
})
const inTenant = <T>(tenant: TenantRef, run: Parameters<typeof withTenant<T>>[2]) => withTenant(db, { tenant, actor }, run)

beforeAll(async () => {
  db = await openTestDatabase()
  ours = await createTestTenant(db, 'ours')
  theirs = await createTestTenant(db, 'theirs')
  const recorder = new PortCallRecorder(db, silentLogger)
  for (const durationMs of [10, 20, 30]) recorder.record(callOf(ours, { durationMs, at: minute(0) }))
  recorder.record(callOf(ours, { servedBy: 'local', at: minute(3), durationMs: 4 }))
  recorder.record(callOf(ours, { servedBy: null, outcome: 'failed', errorCode: 'unavailable', at: minute(3) }))
  recorder.record(callOf(theirs, { outcome: 'refused', errorCode: 'not_found', at: minute(9), port: 'search' }))
  recorder.record(callOf(ours, { at: new Date(to) }))
  await recorder.flush()
})
afterAll(() => db.close())

describe('the record of calls', () => {
  it('writes each tenant’s calls as that tenant', async () => {
    expect(await inTenant(ours, (tx) => tx.portCall.count())).toBe(6)
    expect(await inTenant(theirs, (tx) => tx.portCall.count())).toBe(1)
  })

  it('keeps calls through a failing database, and counts what it has to give up', async () => {
    const away = { ...db, app: { $transaction: () => Promise.reject(new Error('away')) } } as unknown as Database
    const recorder = new PortCallRecorder(away, silentLogger)
    recorder.record(callOf(ours))
    await recorder.flush()
    await recorder.flush()
    expect(recorder.dropped).toBe(0)
    await recorder.flush()
    expect(recorder.dropped).toBe(1)
  })
})

describe('the figures', () => {
  it('count calls by side, with a zero where there were none', async () => {
    const { bucketMs, points } = await inTenant(ours, (tx) => callsBySide({ tx, tenant: ours }, { from, to, points: 10 }))
    expect(bucketMs).toBe(60_000)
    expect(points).toHaveLength(10)
    expect(points[0]).toEqual({ at: from, aws: 3, local: 0, refused: 0, failed: 0 })
    expect(points[3]).toMatchObject({ aws: 0, local: 1, failed: 1 })
    expect(points[9]).toMatchObject({ aws: 0, local: 0, refused: 0 })
  })

  it('count all tenants for the platform', async () => {
    const { points } = await asSystem(db, 'observe.platform', (tx) => callsBySide({ tx, tenant: null }, { from, to, points: 10 }))
    expect(points[0]).toMatchObject({ aws: 3 })
    expect(points[9]).toMatchObject({ refused: 1 })
  })

  it('give percentiles of answered calls, and a gap where there were none', async () => {
    const { ports } = await inTenant(ours, (tx) => latencyByPort({ tx, tenant: ours }, { from, to, points: 10 }))
    expect(ports.map(({ port }) => port)).toEqual(['objects'])
    expect(ports[0]!.points).toHaveLength(10)
    expect(ports[0]!.points[0]).toEqual({ at: from, p50Ms: 20, p95Ms: 29 })
    expect(ports[0]!.points[1]).toMatchObject({ p50Ms: null, p95Ms: null })
    expect(ports[0]!.points[3]).toMatchObject({ p50Ms: 4 })
  })

  it('never give more points than asked for', async () => {
    const { points } = await inTenant(ours, (tx) => callsBySide({ tx, tenant: ours }, { from, to, points: 7 }))
    expect(points.length).toBeLessThanOrEqual(7)
    expect(points.reduce((sum, point) => sum + point.aws, 0)).toBe(3)
  })
})

describe('provider health', () => {
  it('is written when it changes, and told to everybody', async () => {
    const told: Notification[] = []
    const unsubscribe = await db.hub.subscribe((notification) => told.push(notification))
    let up = false
    const aws = scriptedProvider('aws:us-east-1', 'objects', (name) =>
      (up ? answers('aws:us-east-1') : fails('aws:us-east-1', 'unhealthy'))(name),
    )
    const providers = [{ ...aws, notConfigured: { search: 'no endpoint' } }]
    const report = recordProviderHealth(db, systemClock)
    const round = async () =>
      report(await Promise.all((['objects', 'search'] as const).map((port) => probe(providers[0]!, port, systemClock))))
    const stateOf = async (port: string) =>
      (await db.app.$transaction((tx) => listProviderHealth({ tx }))).find((row) => row.port === port)
    await round()
    expect(await stateOf('objects')).toMatchObject({ state: 'down', side: 'aws', lastError: 'aws:us-east-1 says unavailable' })
    expect(await stateOf('search')).toMatchObject({ state: 'not_configured', detail: 'no endpoint' })
    up = true
    await round()
    expect(await stateOf('objects')).toMatchObject({ state: 'ok', detail: null })
    await round()
    await expect.poll(() => told).toEqual([{ topic: 'provider-health' }, { topic: 'provider-health' }])
    unsubscribe()
  })
})
