import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TenantRef } from '@understudy/core'
import { asSystem } from '@understudy/db'
import { createTestTenant } from '@understudy/db/testing'
import { runVerb } from './testing/run-verb.ts'
import { serveConsole, type ServedConsole } from './testing/serve-console.ts'

let served: ServedConsole
let admin: string
let tenant: TenantRef

beforeAll(async () => {
  served = await serveConsole()
  admin = await served.signInAs('ana', 'platform-admin')
  tenant = await createTestTenant(served.db, 'acme')
})
afterAll(() => served.close())

const as = (session: string) => (line: string) => runVerb(line.match(/"[^"]*"|\S+/g)!.map(unquoted), { url: served.url, session })
const unquoted = (word: string) => word.replaceAll('"', '')
const run = (line: string) => as(admin)(line)
const json = async (line: string) => JSON.parse((await run(`${line} --json`)).out) as Record<string, unknown>
const trail = (action: string) => asSystem(served.db, 'audit.platform', (tx) => tx.auditEvent.findMany({ where: { action } }))

const version = (side: string) => ({
  side,
  version: '1',
  epoch: 1,
  at: new Date(),
  operationId: 'op',
  contentType: 'text/plain',
  metadata: {},
  versionId: null,
  isDeletion: false,
  bytes: 5,
})

async function newConflict(): Promise<string> {
  const id = randomUUID()
  const about = { tenantId: tenant.id, id, port: 'objects', chain: 'notes.txt', sentence: 'A late write.', at: new Date() }
  const bodies = { winnerBody: Buffer.from('ours\n'), loserBody: Buffer.from('late\n') }
  await asSystem(served.db, 'continuity.replay', (tx) =>
    tx.portConflict.create({ data: { ...about, ...bodies, winner: version('local'), loser: version('aws') } }),
  )
  return id
}

async function newPoisoned(): Promise<string> {
  const id = randomUUID()
  const at = new Date()
  const about = {
    tenantId: tenant.id,
    id,
    port: 'objects',
    chain: 'bad key',
    operation: 'put',
    operationId: id,
    args: [],
    version: '1',
  }
  const stands = { aws: 'poisoned', local: 'applied', owner: 'test', error: 'InvalidArgument: no', createdAt: at, settledAt: at }
  await asSystem(served.db, 'continuity.replay', (tx) => tx.portIntent.create({ data: { ...about, ...stands } }))
  return id
}

describe('against a console', () => {
  it('says how the world stands, for people and for programs', async () => {
    const { status, out } = await run('status')
    expect(status).toBe(0)
    expect(out).toContain('State not known')
    expect(out).toMatch(/^PORT +SERVED BY +AWS:US-EAST-1 +LOCAL +WAITING +CONFLICTS +POISONED$/m)
    expect(out).toMatch(/^objects +\S+ +not configured/m)
    expect(await json('status')).toMatchObject({
      words: { tone: 'unknown' },
      matrix: { ports: [{ port: 'objects' }, {}, {}, {}] },
    })
  })

  it('explains a route, and refuses an operation that there is not, in the console’s words', async () => {
    expect((await run('explain objects put')).out).toMatch(/^local +serves/m)
    const { status, err } = await run('explain objects fly')
    expect(status).toBe(1)
    expect(err).toContain('objects has no operation fly; it has')
  })

  it('gives an order, shows it, and ends it; each is in the trail', async () => {
    const set = await run('mode set objects force_local --reason "Rehearsing the night shift" --for 30m')
    expect(set).toMatchObject({ status: 0, err: '' })
    expect(set.out).toMatch(/^objects: force_local for all tenants by ana, until \d{4}-/)
    expect((await run('status')).out).toMatch(/^objects +all +force_local +ana +\d{4}-.* +Rehearsing the night shift$/m)
    expect((await run('mode clear objects')).out).toBe('objects: force_local for all tenants by ana is ended.')
    const again = await run('mode clear objects')
    expect(again).toMatchObject({ status: 1, out: '' })
    expect(again.err).toContain('There is no order for all tenants on objects.')
    expect(await trail('continuity.mode-set')).toMatchObject([{ actorName: 'ana', entityName: 'objects' }])
    expect(await trail('continuity.mode-ended')).toHaveLength(1)
  })

  it('keeps an order of one tenant apart from the one for all', async () => {
    await run(`mode set memory observe --reason "Only this one tenant" --until-cleared --tenant ${tenant.slug}`)
    expect((await run('mode clear memory')).status).toBe(1)
    expect((await run(`mode clear memory --tenant ${tenant.slug}`)).out).toContain(`observe for ${tenant.slug}`)
  })

  it('prints why a guard rail refuses: 1; and says so beforehand without giving the order', async () => {
    const refused = await run('mode set search force_aws --reason "To see it refused" --for 30m')
    expect(refused).toMatchObject({ status: 1, out: '' })
    expect(refused.err).toContain('AWS is not configured for search')
    expect(refused.err).toContain('nobody would serve it')
    const dry = await run('mode set search force_aws --reason "To see it refused" --for 30m --dry-run')
    expect(dry).toMatchObject({ status: 1, out: expect.stringContaining('It would be refused: AWS is not configured') as string })
    const effect = await run('mode set objects force_local --reason "To see the numbers" --for 30m --dry-run')
    expect(effect).toMatchObject({ status: 0, out: expect.stringContaining('Nothing was changed.') as string })
    expect((await json('status')).matrix).toMatchObject({ ports: [{ modes: [] }, {}, {}, {}] })
  })

  it('asks for a reason as the console does', async () => {
    const { status, err } = await run('mode set objects drain --reason short --for 30m')
    expect(status).toBe(1)
    expect(err).toContain('Say why in at least ten characters')
  })

  it('holds and releases handing over', async () => {
    expect((await run('replay hold objects --reason "A look at what waits"')).out).toBe('objects: handing over is held.')
    expect((await run('journal')).out).toContain('objects is held by ana since')
    expect((await run('replay release objects')).out).toBe('objects: handing over is released.')
    expect(await json('journal')).toMatchObject({ holds: [] })
  })

  it('shows a conflict and decides it, once', async () => {
    const id = await newConflict()
    expect((await run('journal conflicts --ids')).out).toBe(id)
    expect((await run('journal conflicts')).out).toMatch(
      new RegExp(`^${id} .*${tenant.slug} +objects +notes.txt +A late write\\.$`, 'm'),
    )
    const shown = await run(`journal conflicts show ${id}`)
    expect(shown.out).toContain('Winner:\nours')
    expect(shown.out).toContain('Loser:\nlate')
    expect((await run(`journal conflicts decide ${id} merge`)).status).toBe(2)
    expect((await run(`journal conflicts decide ${id} keep-winner --reason "Ours is right"`)).out).toContain('the winner stays')
    expect((await run('journal conflicts')).out).toBe('No conflict waits for a decision.')
    expect((await run('journal conflicts --decided')).out).toContain('winner kept')
    expect((await run(`journal conflicts decide ${id} keep-winner --tenant ${tenant.slug}`)).err).toContain(
      'decided already, by ana',
    )
    expect((await run(`journal conflicts decide ${randomUUID()} keep-winner`)).err).toContain('No conflict with the id')
  })

  it('shows a poisoned write and has it tried again', async () => {
    const id = await newPoisoned()
    expect((await run('journal poisoned')).out).toMatch(new RegExp(`^${id} .*bad key +put +aws +0 +InvalidArgument: no$`, 'm'))
    expect((await run(`journal poisoned decide ${id} retry --reason "The limit was raised"`)).out).toContain('tried again')
    expect(await json('journal poisoned')).toEqual([])
    const rows = (await json(`journal --tenant ${tenant.slug}`)).rows
    expect(rows).toMatchObject([{ tenant: { slug: tenant.slug }, port: 'objects', waiting: 1 }])
    expect(await json('journal --port memory')).toMatchObject({ rows: [] })
  })

  it('says what waits until it is so, and that it is not in time: 1', async () => {
    expect((await run('wait recovered --port objects --within 0s')).out).toContain('objects is not handed over yet: 1 waiting')
    expect(await run('wait aws --port memory --within 1s')).toMatchObject({
      status: 1,
      out: expect.stringContaining('memory is served by') as string,
    })
    expect((await run('wait recovered --port memory --within 0s')).status).toBe(0)
  })

  it('does not call equal what nobody compared', async () => {
    expect(await run('reconcile search')).toMatchObject({ status: 0, out: 'Nothing of search was compared yet.' })
    expect((await run('reconcile search --check')).status).toBe(1)
  })

  it('does not compare now what has one side only, and says so', async () => {
    const { status, err } = await run('reconcile objects --now')
    expect(status).toBe(1)
    expect(err).toContain('AWS is not configured for objects: there is nothing to compare with.')
    expect(await trail('continuity.comparison-asked')).toEqual([])
  })

  it('has the console’s policy: who may not, is refused with the reason', async () => {
    const bo = await served.signInAs('bo', null)
    expect((await as(bo)('status')).status).toBe(0)
    const { status, err } = await as(bo)('mode set objects drain --reason "I may not do this" --for 30m')
    expect(status).toBe(1)
    expect(err).toContain('Force a side needs continuity.force')
    expect(await trail('access.denied')).toMatchObject([{ actorName: 'bo', details: { procedure: 'continuity.setMode' } }])
  })

  it('knows a session that has ended: 3', async () => {
    const { status, err } = await as('not-a-session')('status')
    expect(status).toBe(3)
    expect(err).toContain('has ended. Sign in: understudy login')
  })
})
