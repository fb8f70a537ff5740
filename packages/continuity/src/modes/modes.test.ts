import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { router, trpc, type RequestContext } from '@understudy/api'
import { Deadline, operationId, systemClock, type TenantRef } from '@understudy/core'
import { createTestTenant, openTestDatabase, type TestDatabase } from '@understudy/db/testing'
import { silentLogger } from '@understudy/telemetry'
import { ContinuityProcess } from '../continuity-process.ts'
import { continuityRouter } from '../router.ts'
import { createRoutedPorts } from '../routed-ports.ts'
import { answers, scriptedProvider } from '../route/testing-providers.ts'
import type { SetModeInput } from './schema.ts'
import { expireModes } from './expire-modes.ts'

const AWS = 'aws:us-east-1'
const wayBack = { rampPerSecond: 0.01, probes: 3, probesOverMs: 5_000, failedProbes: 3 }
let db: TestDatabase
let tenant: TenantRef
let other: TenantRef
let continuity: ContinuityProcess
/** Advances what this test's processes take for the time, in milliseconds. */
let aheadMs = 0
const clock = { now: () => new Date(Date.now() + aheadMs), monotonicMs: systemClock.monotonicMs }
const providers = [scriptedProvider(AWS, 'objects', answers(AWS)), scriptedProvider('local', 'objects', answers('local'))]
const chains = {
  objects: { chain: ['aws', 'local'], timeoutMs: 1_000 },
  memory: { chain: ['aws'], timeoutMs: 1_000 },
  search: { chain: ['aws', 'local'], timeoutMs: 1_000 },
  models: { chain: ['aws', 'local'], timeoutMs: 1_000 },
} as const

beforeAll(async () => {
  db = await openTestDatabase()
  tenant = await createTestTenant(db, 'acme')
  other = await createTestTenant(db, 'globex')
  continuity = new ContinuityProcess({ db, clock, log: silentLogger })
  await continuity.start('0197aaaa-0000-7000-8000-00000000000a')
})
afterAll(async () => {
  await continuity.stop()
  await db.close()
})
beforeEach(async () => {
  aheadMs = 0
  for (const table of ['port_modes', 'port_fleet', 'provider_health', 'port_transitions'])
    await db.system.$executeRawUnsafe(`DELETE FROM ${table}`)
  await continuity.fleet.refresh()
})

const asAna = (isPlatformAdmin = true) =>
  trpc.createCallerFactory(router({ continuity: continuityRouter }))({
    db,
    clock,
    log: silentLogger,
    user: { userId: '0197aaaa-0000-7000-8000-000000000001', name: 'Ana', isPlatformAdmin, mustChangePassword: false },
    tenantSlug: null,
    address: '127.0.0.1',
    traceId: undefined,
    services: { continuity: { providers, chains, gate: continuity.gate, thresholds: wayBack } },
  } as unknown as RequestContext).continuity

const order: SetModeInput = {
  port: 'objects',
  tenant: null,
  mode: 'force_local',
  reason: 'The provider announced work on its network.',
  expiresInS: 600,
}
const ports = () => createRoutedPorts({ providers, gate: continuity.gate, record: () => {}, clock, log: silentLogger })
const servedBy = async (of: TenantRef = tenant) => {
  const call = { tenant: of, operationId: operationId('op'), deadline: Deadline.in(1_000) }
  return (await ports()({ tenant: of }).objects.head(call, 'k')).servedBy
}
const trail = async () =>
  (await db.system.auditEvent.findMany({ orderBy: { at: 'asc' } })).map(({ action, outcome }) => [action, outcome])

describe('an order', () => {
  it('is in force in another process within a second, is stronger than what answers, and ends when told', async () => {
    const { id } = await asAna().setMode(order)
    await expect.poll(() => servedBy()).toBe('local')
    expect((await asAna().matrix()).ports[0]).toMatchObject({
      servedBy: 'local',
      modes: [{ id, reason: order.reason, setByName: 'Ana', tenant: null }],
      cells: [{ provider: AWS, admittedShare: 0 }, { provider: 'local' }],
    })
    await asAna().endMode({ id })
    await expect.poll(() => servedBy()).toBe(AWS)
    await expect(asAna().endMode({ id })).rejects.toMatchObject({ cause: { code: 'conflict' } })
  })

  it('ends at its expiry by every process’s own clock, and that is written down once', async () => {
    await asAna().setMode(order)
    await expect.poll(() => servedBy()).toBe('local')
    aheadMs = 601_000
    expect(await servedBy()).toBe(AWS)
    const ended = await Promise.all([expireModes(db, clock, silentLogger), expireModes(db, clock, silentLogger)])
    expect(ended.toSorted()).toEqual([0, 1])
    expect(await trail()).toContainEqual(['continuity.mode-ended', 'allowed'])
    expect(await asAna().transitions({ port: 'objects' })).toMatchObject([{ kind: 'mode_ended' }, { kind: 'mode_set' }])
  })

  it('survives a restart: a process that starts later goes by it', async () => {
    await asAna().setMode(order)
    const later = new ContinuityProcess({ db, clock, log: silentLogger })
    await later.start('0197aaaa-0000-7000-8000-00000000000b')
    expect(later.gate.order('objects', tenant.id)).toMatchObject({ mode: 'force_local' })
    await later.stop()
  })

  it('for one tenant leaves the others alone, and is shown to those only who may see all tenants', async () => {
    await asAna().setMode({ ...order, tenant: tenant.slug })
    await expect.poll(() => servedBy(tenant)).toBe('local')
    expect(await servedBy(other)).toBe(AWS)
    expect((await asAna().matrix()).ports[0]!.modes).toMatchObject([{ tenant: { slug: tenant.slug } }])
    expect((await asAna(false).matrix()).ports[0]!.modes).toEqual([])
  })

  it('that would leave a port without a side is refused with the reason, and the refusal is in the trail', async () => {
    const word = { state: 'open', share: 0, phase: 'none', epoch: 1n, changedAt: new Date(), updatedAt: new Date() }
    await db.app.portFleet.create({ data: { port: 'objects', provider: AWS, ...word } })
    await expect(asAna().setMode({ ...order, mode: 'force_aws' })).rejects.toMatchObject({
      message: expect.stringContaining('aws:us-east-1 cannot serve objects, tripped since'),
    })
    expect(await trail()).toContainEqual(['continuity.mode-refused', 'denied'])
    await expect(asAna().setMode({ ...order, port: 'memory' })).rejects.toThrow('This machine is not in the chain of memory')
    expect(await asAna().modeEffect({ port: 'objects', mode: 'force_aws' })).toMatchObject({
      refusal: expect.stringContaining('nobody would serve it'),
      after: { servedBy: 'aws' },
    })
  })

  it('needs a reason and a known tenant', async () => {
    await expect(asAna().setMode({ ...order, reason: 'because' })).rejects.toThrow('at least ten characters')
    await expect(asAna().setMode({ ...order, tenant: 'nobody' })).rejects.toThrow('There is no tenant nobody.')
  })
})

describe('the explanation of a route', () => {
  it('names every candidate with its reason, and what the answer would be', async () => {
    await asAna().setMode(order)
    await expect.poll(() => continuity.gate.order('objects', tenant.id)).not.toBeNull()
    const explained = await asAna().explain({ port: 'objects', operation: 'get' })
    expect(explained.candidates).toMatchObject([
      { provider: AWS, decision: 'skipped', sentence: expect.stringContaining('forced local by Ana until') },
      { provider: 'local', decision: 'serves' },
    ])
    await expect(asAna().explain({ port: 'objects', operation: 'fly' })).rejects.toThrow(
      'objects has no operation fly; it has put,',
    )
  })
})
