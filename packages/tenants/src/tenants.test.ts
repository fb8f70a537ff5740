import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor, systemClock, type Actor, type TenantId, type TenantRef } from '@understudy/core'
import { asSystem, withTenant, type VerbContext } from '@understudy/db'
import { openTestDatabase, type TestDatabase } from '@understudy/db/testing'
import { createLogger } from '@understudy/telemetry'
import { tenantsFileSchema } from './schema.ts'
import { createTenant, getTenant, importTenants, listAgents, listTenants, updateTenant, updateTenantAgent } from './server.ts'

const log = createLogger('test')
const actor: Actor = { kind: 'user', id: 'u', name: 'Ana' }
const file = tenantsFileSchema.parse({
  tenants: ['alpha', 'beta', 'gamma'].map((slug) => ({
    slug,
    name: `Company ${slug}`,
    domain: `${slug}.test`,
    namespaces: { index: `${slug}-`, functions: `${slug}-`, cache: `${slug}:` },
    agents: [{ key: 'summarizer' }],
    resources: [{ kind: 'objects', name: `${slug}-transcripts` }],
  })),
})
let db: TestDatabase
let alpha: TenantRef

const inAlpha = <T>(run: (ctx: VerbContext) => Promise<T>): Promise<T> =>
  withTenant(db, { tenant: alpha, actor }, (tx) => run({ actor, tenant: alpha, tx, clock: systemClock, log }))
const eventsOf = (action: string) => inAlpha((ctx) => ctx.tx.auditEvent.findMany({ where: { action }, orderBy: { id: 'asc' } }))

beforeAll(async () => {
  db = await openTestDatabase()
  await importTenants(db, log, file)
  const row = await asSystem(db, 'tenants.list', (tx) => tx.tenant.findUniqueOrThrow({ where: { slug: 'alpha' } }))
  alpha = { id: row.id as TenantId, slug: 'alpha' }
})
afterAll(() => db.close())

describe('listTenants', () => {
  it('pages through all tenants once, in order, without the platform itself', async () => {
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof listTenants>> = await listTenants(db, systemClock, { sort: 'name', limit: 1, cursor })
      seen.push(...page.items.map(({ slug }) => slug))
      cursor = page.nextCursor
    } while (cursor)
    expect(seen).toEqual(['alpha', 'beta', 'gamma'])
  })

  it('finds by part of the name, short name or domain, and takes wildcards as plain letters', async () => {
    const find = async (text: string) =>
      (await listTenants(db, systemClock, { sort: 'created', limit: 50, text })).items.map(({ slug }) => slug)
    expect(await find('BETA')).toEqual(['beta'])
    expect(await find('gamma.test')).toEqual(['gamma'])
    expect(await find('%')).toEqual([])
  })
})

describe('createTenant', () => {
  const caller = () => ({ db, actor, clock: systemClock, log })

  it('makes a tenant with defaults and writes it into the new trail', async () => {
    await createTenant(caller(), { slug: 'delta', name: 'Delta', domain: 'delta.test' })
    const events = await asSystem(db, 'audit.platform', (tx) => tx.auditEvent.findMany({ where: { entityName: 'Delta' } }))
    expect(events.map(({ action, actorName }) => [action, actorName])).toEqual([['tenant.created', 'Ana']])
  })

  it('refuses a name that is taken and a prefix that would mix with another tenant’s', async () => {
    const create = (slug: string) => createTenant(caller(), { slug, name: 'X', domain: 'x.test' })
    await expect(create('alpha')).rejects.toMatchObject({ code: 'conflict', message: 'There is already a tenant called alpha.' })
    await expect(create('alpha-two')).rejects.toMatchObject({ code: 'conflict', message: /would mix with those of alpha/ })
  })
})

describe('updateTenant', () => {
  it('changes what is named, records before and after, and shows the difference from the file', async () => {
    await inAlpha((ctx) => updateTenant(ctx, { settings: { retentionDays: 30 } }))
    const detail = await inAlpha(getTenant)
    expect(detail.settings).toMatchObject({ retentionDays: 30, monthlyTokens: 50_000_000 })
    expect(detail.differences).toEqual([{ field: 'settings.retentionDays', file: '365', here: '30' }])
    const [event] = await eventsOf('tenant.updated')
    expect(event?.details).toEqual({ changes: { retentionDays: { before: 365, after: 30 } } })
  })

  it('writes nothing when nothing changes', async () => {
    const before = await eventsOf('tenant.updated')
    await inAlpha((ctx) => updateTenant(ctx, { name: 'Company alpha', settings: { retentionDays: 30 } }))
    expect(await eventsOf('tenant.updated')).toHaveLength(before.length)
  })

  it('keeps what was changed here when the file is imported again', async () => {
    await importTenants(db, log, file)
    expect((await inAlpha(getTenant)).settings.retentionDays).toBe(30)
  })
})

describe('updateTenantAgent', () => {
  it('switches an agent off and records it', async () => {
    await inAlpha((ctx) => updateTenantAgent(ctx, { key: 'summarizer', enabled: false, budget: { wallSeconds: 60 } }))
    const [agent] = await inAlpha(listAgents)
    expect(agent).toMatchObject({ enabled: false, budget: { wallSeconds: 60, tokensPerRun: 200_000 }, runsToday: 0 })
    const [event] = await eventsOf('agent.updated')
    expect(event?.details).toEqual({
      changes: { enabled: { before: true, after: false }, wallSeconds: { before: 900, after: 60 } },
    })
  })

  it('knows no agent of another name', async () => {
    await expect(inAlpha((ctx) => updateTenantAgent(ctx, { key: 'ledger', enabled: true }))).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})

it('an import leaves a trace of who made the tenant', async () => {
  const [event] = await eventsOf('tenant.created')
  expect(event).toMatchObject({ actorName: systemActor('setup').name, details: { from: 'file' } })
})
