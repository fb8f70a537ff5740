import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CallScope } from '@understudy/api'
import { operationId, PLATFORM_TENANT_ID, systemClock, type Actor, type TenantRef } from '@understudy/core'
import { asSystem, notify, withPlatform, withTenant } from '@understudy/db'
import { silentLogger } from '@understudy/telemetry'
import type { Ports } from '@understudy/ports'
import type { Journal } from '../journal/journal.ts'
import { Payloads } from '../journal/payloads.ts'
import { readAndFollowCalmly } from '../journal/pages/read-and-follow-calmly.ts'
import { readJournal } from '../journal/pages/read-journal.ts'
import { compareSides } from '../reconcile/compare-sides.ts'
import { startReplayer, type Replayer } from '../replay/start-replayer.ts'
import { bytes, openTwoSides, rowsOf, textOf, write, type TwoSides } from '../testing/two-sides.ts'
import { decidePoisoned } from './decide-poisoned.ts'
import { holdReplay } from './hold-replay.ts'
import { listConflicts } from './list-conflicts.ts'
import { listPoisoned } from './list-poisoned.ts'
import { readConflict } from './read-conflict.ts'
import { readDifferences } from './read-differences.ts'
import { resolveConflict } from './resolve-conflict.ts'

const ana: Actor = { kind: 'user', id: '0197aaaa-0000-7000-8000-000000000001', name: 'Ana' }
const platform = { id: PLATFORM_TENANT_ID, slug: 'platform', name: 'Platform' }
let sides: TwoSides
let tenant: TenantRef
let journal: Journal
let replayer: Replayer | undefined

beforeAll(async () => {
  sides = await openTwoSides()
})
beforeEach(async () => {
  tenant = await sides.newTenant('ours')
  journal = sides.journal()
})
afterEach(async () => {
  await replayer?.stop()
  replayer = undefined
})
afterAll(() => sides.close())

const call = () => ({ ...sides.call(), tenant })
const replay = async () => {
  const { db, providers, dataDir } = sides
  const common = { db, providers, dataDir, clock: systemClock, log: silentLogger }
  replayer = await startReplayer({ ...common, processId: randomUUID(), mayReplayAws: () => true })
}
/** Ports that write through the journal, as routes do, this machine's side first. */
const routed = () => ({
  objects: {
    put: async (to: { operationId: string }, ...args: unknown[]) =>
      write(sides, journal, { operation: 'put', args, by: 'local', tenant, operationId: to.operationId }),
    delete: async (to: { operationId: string }, ...args: unknown[]) =>
      write(sides, journal, { operation: 'delete', args, by: 'local', tenant, operationId: to.operationId }),
  },
})
const scope = (): CallScope =>
  ({
    actor: ana,
    tenant: platform,
    db: sides.db,
    clock: systemClock,
    log: silentLogger,
    services: { ports: () => routed() as unknown as Ports, continuity: { providers: sides.providers } },
    traceId: undefined,
    address: '127.0.0.1',
    inTransaction: (run: never) => run,
  }) as unknown as CallScope
const trail = (of: { id: string }) =>
  asSystem(sides.db, 'audit.platform', (tx) => tx.auditEvent.findMany({ where: { tenantId: of.id }, orderBy: { id: 'asc' } }))
const states = async () => (await rowsOf(sides, tenant)).map(({ aws, local }) => `${aws} ${local}`)

async function conflict(loser = 'theirs\n'): Promise<{ tenant: string; id: string }> {
  await sides.aws.objects.put(call(), 'notes.txt', bytes(loser), { contentType: 'text/plain' })
  await write(sides, journal, { operation: 'put', args: ['notes.txt', bytes('ours\n')], by: 'local', tenant })
  await replay()
  await expect.poll(states, { timeout: 5_000 }).toEqual(['applied applied'])
  const found = (await listConflicts(sides, { state: 'open', limit: 50 })).find((each) => each.tenant.id === tenant.id)
  return { tenant: tenant.slug, id: found!.id }
}
const onAws = async () => textOf((await sides.aws.objects.get(call(), 'notes.txt')).value.body)

describe('a conflict', () => {
  it('shows both versions, as text where they are text', async () => {
    const about = await conflict()
    const detail = await readConflict(sides, about)
    expect(detail).toMatchObject({ state: 'open', chain: 'notes.txt', winnerText: 'ours\n', loserText: 'theirs\n' })
    expect(detail.loser).toMatchObject({ side: 'aws', contentType: 'text/plain', bytes: 7 })
    await replayer?.stop()
    tenant = await sides.newTenant('binary')
    expect((await readConflict(sides, await conflict('\0binary'))).loserText).toBeNull()
  })

  it('leaves the winner where it is, and is in the tenant’s trail', async () => {
    const about = await conflict()
    await resolveConflict(scope(), { ...about, action: 'keep_winner', reason: 'Ours is right.' })
    expect(await readConflict(sides, about)).toMatchObject({ state: 'winner_kept', decidedBy: 'Ana', decision: 'Ours is right.' })
    expect(await onAws()).toBe('ours\n')
    expect(await trail(tenant)).toMatchObject([
      { action: 'continuity.conflict-resolved', actorName: 'Ana', entityName: 'notes.txt', details: { action: 'keep_winner' } },
    ])
    expect((await listConflicts(sides, { state: 'open', limit: 50 })).filter((each) => each.id === about.id)).toEqual([])
    await expect(resolveConflict(scope(), { ...about, action: 'restore_loser', reason: '' })).rejects.toMatchObject({
      code: 'conflict',
    })
  })

  it('makes the loser, or a merged text, the newest version on both sides', async () => {
    await resolveConflict(scope(), { ...(await conflict()), action: 'restore_loser', reason: '' })
    await expect.poll(onAws, { timeout: 5_000 }).toBe('theirs\n')
    await replayer?.stop()
    tenant = await sides.newTenant('merging')
    await resolveConflict(scope(), { ...(await conflict()), action: 'merge', text: 'both\n', reason: '' })
    await expect.poll(onAws, { timeout: 5_000 }).toBe('both\n')
    expect(textOf((await sides.local.objects.get(call(), 'notes.txt')).value.body)).toBe('both\n')
  })
})

describe('a write that was refused for its own fault', () => {
  const poison = async () => {
    await write(sides, journal, { operation: 'put', args: ['a', bytes('x')], by: 'local', tenant })
    await journal.flush()
    const [row] = await rowsOf(sides, tenant)
    await asSystem(sides.db, 'continuity.replay', (tx) =>
      tx.portIntent.updateMany({
        where: { id: row!.id },
        data: { aws: 'poisoned', error: 'InvalidArgument: no', settledAt: new Date() },
      }),
    )
    return { tenant: tenant.slug, id: row!.id }
  }

  it('is tried again when somebody says so', async () => {
    const about = await poison()
    const listed = (await listPoisoned(sides)).find(({ id }) => id === about.id)
    expect(listed).toMatchObject({ side: 'aws', operation: 'put', chain: 'a', error: 'InvalidArgument: no' })
    await decidePoisoned(scope(), { ...about, action: 'retry', reason: 'The limit was raised.' })
    await replay()
    await expect.poll(states, { timeout: 5_000 }).toEqual(['applied applied'])
    expect(await trail(tenant)).toMatchObject([
      { action: 'continuity.poisoned-decided', details: { action: 'retry', side: 'aws' } },
    ])
  })

  it('is given up for good when somebody says so', async () => {
    const about = await poison()
    await decidePoisoned(scope(), { ...about, action: 'give_up', reason: 'Not needed there.' })
    expect(await states()).toEqual(['rejected applied'])
    expect((await rowsOf(sides, tenant))[0]!.error).toContain('Given up by Ana: Not needed there.')
    await expect(decidePoisoned(scope(), { ...about, action: 'retry', reason: '' })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('the journal’s page', () => {
  const hold = (held: boolean, reason = 'A look at what waits.') =>
    withTenant(sides.db, { tenant: platform, actor: ana }, (tx) =>
      holdReplay({ actor: ana, tenant: platform, tx, clock: systemClock, log: silentLogger }, { port: 'objects', held, reason }),
    )
  const ours = async () =>
    (await readJournal({ db: sides.db, clock: systemClock })).rows.filter((row) => row.tenant.id === tenant.id)

  it('says what waits, what is held and by whom', async () => {
    await write(sides, journal, { operation: 'put', args: ['a', bytes('x')], by: 'local', tenant })
    await journal.flush()
    expect(await ours()).toMatchObject([
      { port: 'objects', waiting: 1, waitingLocal: 0, state: 'replaying', oldestAt: expect.any(Date) as Date },
    ])
    await hold(true)
    expect(await ours()).toMatchObject([{ state: 'held' }])
    const { holds, handingBack } = await readJournal({ db: sides.db, clock: systemClock })
    expect(holds).toMatchObject([{ port: 'objects', heldBy: 'Ana', reason: 'A look at what waits.' }])
    expect(handingBack!.total).toBeGreaterThanOrEqual(1)
    await expect(hold(true, '')).rejects.toMatchObject({ code: 'invalid_input' })
    await hold(false)
    expect(await ours()).toMatchObject([{ state: 'replaying' }])
    expect((await trail(platform)).map(({ action }) => action)).toEqual(['continuity.replay-held', 'continuity.replay-held'])
  })

  it('calls both sides equal only when they were compared', async () => {
    const parts = { ...sides, payloads: new Payloads(sides.dataDir), clock: systemClock, log: silentLogger }
    const compare = () => compareSides(parts, { tenant, port: 'objects' })
    await sides.aws.objects.put(call(), 'a', bytes('x'))
    await compare()
    expect(await ours()).toMatchObject([{ state: 'different', differences: 1, comparedKeys: 1 }])
    expect(await readDifferences(sides, { tenant: tenant.slug, port: 'objects' })).toMatchObject({
      differences: [{ key: 'a', sentence: 'Only AWS has it.' }],
    })
    await sides.local.objects.put({ ...call(), operationId: operationId('same') }, 'a', bytes('x'))
    await compare()
    expect(await ours()).toMatchObject([{ state: 'converged', differences: 0 }])
  })

  it('is followed calmly: many changes, few readings, the last one seen', async () => {
    const stopping = new AbortController()
    let value = 0
    const seen: number[] = []
    const about = { db: sides.db, clock: systemClock }
    const following = (async () => {
      const stream = readAndFollowCalmly(
        about,
        ({ topic }) => topic === 'journal',
        100,
        stopping.signal,
        () => Promise.resolve(value),
      )
      for await (const each of stream) seen.push(each)
    })()
    await expect.poll(() => seen).toEqual([0])
    for (value = 1; value < 40; value++) await withPlatform(sides.db, (tx) => notify(tx, { topic: 'journal' }))
    await expect.poll(() => seen.at(-1)).toBe(40)
    expect(seen.length).toBeLessThan(20)
    stopping.abort()
    await following
  })
})
