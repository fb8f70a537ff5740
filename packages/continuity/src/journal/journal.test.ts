import { randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Deadline, systemClock, type TenantRef } from '@understudy/core'
import { asSystem, withPlatform, type Database, type Statements } from '@understudy/db'
import { bytes, intentOf, openTwoSides, rowsOf, textOf, write, type TwoSides, type Write } from '../testing/two-sides.ts'
import type { Journal, Settlement, Side } from './journal.ts'

let sides: TwoSides
let tenant: TenantRef
let journal: Journal

beforeAll(async () => {
  sides = await openTwoSides()
})
beforeEach(async () => {
  tenant = await sides.newTenant('ours')
  journal = sides.journal()
})
afterAll(() => sides.close())

const put = (key: string, text = key, fields: Partial<Write> = {}): Write => ({
  operation: 'put',
  args: [key, bytes(text)],
  by: 'aws',
  tenant,
  ...fields,
})
const soon = () => Deadline.in(5_000)
const append = (what: Write, by: Journal = journal, deadline = soon()) => by.append(intentOf(sides, what), deadline)
const served = (by: Side): Settlement => ({ servedBy: by, states: { [by]: 'applied' }, ref: 'r1' })
const settled = async (intent: Parameters<Journal['settle']>[0], settlement: Settlement, by = journal) => {
  by.settle(intent, settlement)
  await by.flush()
}
const statesOf = async () => (await rowsOf(sides, tenant)).map(({ aws, local, servedBy }) => [aws, local, servedBy])
const alive = (id: string, heartbeatAt = new Date()) =>
  withPlatform(sides.db, (tx) =>
    tx.process.create({
      data: { id, kind: 'worker', host: 'h', pid: 1, version: 'v', memoryBytes: 1n, startedAt: heartbeatAt, heartbeatAt },
    }),
  )

describe('an intent', () => {
  it('stands in the database, under way, before its first attempt', async () => {
    await append(put('a'))
    expect(await statesOf()).toEqual([['in_flight', 'pending', null]])
  })

  it('waits for the other side once one has answered, and is settled when both have it', async () => {
    const intent = await append(put('a'))
    await settled(intent, served('aws'))
    const [row] = await rowsOf(sides, tenant)
    expect(row).toMatchObject({ aws: 'applied', local: 'pending', servedBy: 'aws', awsRef: 'r1', settledAt: null })
    await settled(intent, { servedBy: 'aws', states: { aws: 'applied', local: 'applied' }, ref: 'r1' })
    expect((await rowsOf(sides, tenant))[0]!.settledAt).not.toBeNull()
  })

  it('goes to nobody once the side that was asked said no', async () => {
    await settled(await append(put('a')), { servedBy: null, states: { aws: 'rejected' }, ref: null })
    expect(await statesOf()).toEqual([['rejected', 'none', null]])
    expect((await rowsOf(sides, tenant))[0]!.settledAt).not.toBeNull()
  })

  it('that was found on a side is not taken back by the process that had not sent it', async () => {
    const intent = await append(put('a'))
    const found = { servedBy: 'aws', aws: 'applied' }
    await asSystem(sides.db, 'continuity.replay', (tx) => tx.portIntent.updateMany({ where: { id: intent.id }, data: found }))
    await settled(intent, { servedBy: null, states: { aws: 'rejected', local: 'rejected' }, ref: null })
    expect(await statesOf()).toEqual([['applied', 'pending', 'aws']])
  })

  it('that was given up and then taken by a side after all is the newest of its chain, and the other side gets it', async () => {
    const first = await append(put('a', 'paused'))
    const givenUp = { aws: 'rejected', local: 'none', settledAt: new Date() }
    await asSystem(sides.db, 'continuity.replay', (tx) => tx.portIntent.updateMany({ where: { id: first.id }, data: givenUp }))
    await settled(await sides.journal().append(intentOf(sides, put('a', 'meanwhile')), soon()), served('aws'))
    await settled(first, served('aws'))
    const rows = await rowsOf(sides, tenant)
    expect(rows.at(-1)).toMatchObject({ id: first.id, aws: 'applied', local: 'pending', servedBy: 'aws', settledAt: null })
  })

  it('that another process tries again is no longer the first one’s to settle', async () => {
    const first = await append(put('a'))
    await asSystem(sides.db, 'continuity.replay', (tx) =>
      tx.portIntent.updateMany({ where: { id: first.id }, data: { owner: 'another' } }),
    )
    await settled(first, { servedBy: null, states: { aws: 'rejected', local: 'rejected' }, ref: null })
    expect(await statesOf()).toEqual([['in_flight', 'pending', null]])
  })

  it('is watched for landing late where AWS did not answer', async () => {
    await settled(await append(put('a')), { servedBy: 'local', states: { aws: 'maybe_applied', local: 'applied' }, ref: null })
    const [row] = await rowsOf(sides, tenant)
    expect(row).toMatchObject({ aws: 'maybe_applied', local: 'applied', settledAt: null })
    expect(row!.watchUntil!.getTime()).toBeGreaterThan(Date.now() + 500_000)
  })

  it('is not made of what changes nothing', async () => {
    const about = intentOf(sides, { port: 'search', operation: 'refresh', args: ['index'], by: 'aws', tenant })
    const intent = await journal.append(about, soon())
    await settled(intent, served('aws'))
    expect(await statesOf()).toEqual([])
  })

  it('comes in few statements when many come at once, each with a version greater than the one before', async () => {
    let asked = 0
    const statements: Statements = { ...sides.db.statements, run: (sql) => ((asked += 1), sides.db.statements.run(sql)) }
    const counted = sides.journal({ db: { ...sides.db, statements } })
    await Promise.all(Array.from({ length: 200 }, (_, nth) => append(put(`k${nth}`), counted)))
    expect(asked).toBeLessThan(12)
    const versions = (await rowsOf(sides, tenant)).map((row) => row.version)
    expect(versions).toHaveLength(200)
    expect(versions).toEqual(versions.toSorted())
    expect(new Set(versions).size).toBe(200)
  })
})

describe('a chain', () => {
  it('lets one write through at a time, in the order they came', async () => {
    const began: number[] = []
    const one = async (nth: number) => {
      const intent = await append(put('same', String(nth)))
      began.push(nth)
      await sides.aws.objects.put({ ...sides.call(), tenant }, 'same', bytes(String(nth)))
      expect(began.at(-1)).toBe(nth)
      journal.settle(intent, served('aws'))
    }
    await Promise.all(Array.from({ length: 12 }, (_, nth) => one(nth)))
    expect(began).toEqual(Array.from({ length: 12 }, (_, nth) => nth))
    await journal.flush()
    const rows = await rowsOf(sides, tenant)
    const written = rows.map((row) => textOf(row.payload!))
    expect(written).toEqual(began.map(String))
  })

  it('holds across processes, for as long as the other one lives', async () => {
    const theirId = randomUUID()
    await alive(theirId)
    const theirs = sides.journal({ processId: theirId })
    const first = await append(put('same', 'theirs'), theirs)
    let isThrough = false
    const second = append(put('same', 'ours')).then((intent) => {
      isThrough = true
      return intent
    })
    await expect.poll(async () => (await rowsOf(sides, tenant)).length).toBe(2)
    expect(isThrough).toBe(false)
    await settled(first, served('local'), theirs)
    expect((await second).behind).toEqual(['aws'])
  })

  it('goes on when the process before it is gone, and says that nobody knows what its write did', async () => {
    const theirId = randomUUID()
    await alive(theirId, new Date(Date.now() - 60_000))
    await append(put('same'), sides.journal({ processId: theirId }))
    expect((await append(put('same'))).behind.toSorted()).toEqual(['aws', 'local'])
  })

  it('refuses in time, sends nothing and leaves nothing in the way when an earlier write takes too long', async () => {
    const first = await append(put('same', 'first'))
    await expect(append(put('same', 'second'), journal, Deadline.in(150))).rejects.toMatchObject({
      code: 'deadline_exceeded',
      reason: 'JournalBusy',
      maybeApplied: false,
    })
    await settled(first, served('aws'))
    expect((await statesOf())[1]).toEqual(['rejected', 'rejected', null])
    expect((await append(put('same', 'third'))).behind).toEqual(['local'])
  })

  it('tells which sides lack an earlier write of it, and others’ writes not', async () => {
    await settled(await append(put('same')), served('local'))
    expect((await append(put('same'))).behind).toEqual(['aws'])
    expect((await append(put('another'))).behind).toEqual([])
  })
})

describe('an operation id that was here before', () => {
  const again = () => put('a', 'a', { operationId: 'op-1' })

  it('gives the same intent and the side that answered then', async () => {
    const first = await append(again())
    await settled(first, served('local'))
    const second = await append(again())
    expect(second).toMatchObject({ id: first.id, servedBefore: 'local' })
    await settled(second, served('local'))
    expect(await statesOf()).toEqual([['pending', 'applied', 'local']])
  })

  it('waits for the first one where both are there at once', async () => {
    const [first, second] = [append(again()), append(again())]
    await settled(await first, served('aws'))
    expect(await second).toMatchObject({ id: (await first).id, servedBefore: 'aws' })
    expect(await rowsOf(sides, tenant)).toHaveLength(1)
  })

  it('is tried again as the newest write where nobody answered then', async () => {
    const first = await append(again())
    await settled(first, { servedBy: null, states: { aws: 'maybe_applied' }, ref: null })
    await settled(await append(put('a', 'later')), served('local'))
    const second = await append(again())
    expect(second).toMatchObject({ id: first.id, servedBefore: null, behind: ['aws'] })
    expect(second.version > first.version).toBe(true)
    const rows = await rowsOf(sides, tenant)
    expect(rows.map((row) => row.operationId).at(-1)).toBe('op-1')
    expect(rows.at(-1)).toMatchObject({ aws: 'in_flight', local: 'pending' })
  })
})

describe('the payload', () => {
  it('lies sealed on disk when it is large, and comes back as it was', async () => {
    const large = 'secret '.repeat(20_000)
    await write(sides, journal, put('large', large))
    await journal.flush()
    const [row] = await rowsOf(sides, tenant)
    expect(row!.payload).toBeNull()
    expect(row!.payloadHash).not.toBeNull()
    const files = await readdir(path.join(sides.dataDir, 'journal', tenant.id), { recursive: true })
    expect(files.some((file) => file.endsWith(row!.id))).toBe(true)
    expect(await journal.catchUpLocal({ tenant, port: 'objects', operation: 'get', args: ['large'] }, soon())).toMatchObject({
      missing: 0,
    })
    const { value } = await sides.local.objects.get({ ...sides.call(), tenant }, 'large')
    expect(textOf(value.body)).toBe(large)
  })
})

/** A database that cannot be reached for a while. */
const awayWhile = (isAway: () => boolean): Database => {
  const statements: Statements = {
    ...sides.db.statements,
    run: (sql) => (isAway() ? Promise.reject(new Error('away')) : sides.db.statements.run(sql)),
  }
  return { ...sides.db, statements }
}

describe('when a write cannot be made durable', () => {
  it('says that the journal is full before anything is sent', async () => {
    const full = sides.journal({ maxWaiting: 2 })
    await Promise.all([append(put('a'), full), append(put('b'), full)])
    await expect(append(put('c'), full)).rejects.toMatchObject({
      code: 'unavailable',
      reason: 'JournalFull',
      maybeApplied: false,
    })
  })

  it.each(['ENOSPC', 'EDQUOT', '53100'])('says that it is full where a disk is (%s), and leaves nothing behind', async (code) => {
    const statements: Statements = {
      ...sides.db.statements,
      run: () => Promise.reject(Object.assign(new Error('no space left on device'), { code })),
    }
    const full = sides.journal({ db: { ...sides.db, statements } })
    const large = put('large', 'x'.repeat(100_000))
    await expect(append(large, full)).rejects.toMatchObject({ code: 'unavailable', reason: 'JournalFull', maybeApplied: false })
    const files = await readdir(path.join(sides.dataDir, 'journal', tenant.id), { recursive: true, withFileTypes: true })
    expect(files.filter((file) => file.isFile())).toEqual([])
  })

  it('says that the journal cannot be written while the database is away, and takes the next one once it is back', async () => {
    let isAway = true
    const unsure = sides.journal({ db: awayWhile(() => isAway) })
    await expect(append(put('a'), unsure)).rejects.toMatchObject({ code: 'unavailable', reason: 'JournalUnavailable' })
    isAway = false
    expect((await append(put('a'), unsure)).behind).toEqual([])
  })

  it('keeps a settlement until the database takes it', async () => {
    let isAway = false
    const unsure = sides.journal({ db: awayWhile(() => isAway) })
    const intent = await append(put('a'), unsure)
    isAway = true
    unsure.settle(intent, served('aws'))
    isAway = false
    await unsure.flush()
    expect(await statesOf()).toEqual([['applied', 'pending', 'aws']])
  })
})

describe('a read on this machine', () => {
  const about = (operation: string, ...args: unknown[]) => ({ tenant, port: 'objects', operation, args }) as const

  it('gets what the journal holds for its key, in order, and nothing else', async () => {
    for (const text of ['one', 'two', 'three']) await write(sides, journal, put('a', text))
    await write(sides, journal, put('b', 'other'))
    expect(await journal.catchUpLocal(about('get', 'a'), soon())).toEqual({ missing: 0, oldestAt: null })
    const { value } = await sides.local.objects.versions({ ...sides.call(), tenant }, { prefix: 'a' })
    expect(value.versions).toHaveLength(3)
    expect(textOf((await sides.local.objects.get({ ...sides.call(), tenant }, 'a')).value.body)).toBe('three')
    expect(await journal.missingAt('local', about('list', { prefix: '' }), soon())).toMatchObject({ missing: 1 })
    expect(await journal.catchUpLocal(about('list', { prefix: '' }), soon())).toMatchObject({ missing: 0 })
  })

  it('is answered here while a write that AWS never answered may still land there late', async () => {
    const intent = await append(put('a', 'one'))
    await settled(intent, { servedBy: 'local', states: { local: 'applied', aws: 'maybe_applied' }, ref: 'r' })
    expect(await journal.missingAt('aws', about('get', 'a'), soon())).toMatchObject({ missing: 1 })
    await settled(intent, { servedBy: 'local', states: { aws: 'applied' }, ref: 'r' })
    await settled(await append(put('b')), { servedBy: 'aws', states: { aws: 'applied', local: 'applied' }, ref: 'r' })
    expect((await rowsOf(sides, tenant))[0]!.aws).toBe('applied')
    expect(await journal.missingAt('aws', about('get', 'a'), soon())).toMatchObject({ missing: 1 })
    expect(await journal.missingAt('aws', about('get', 'a', { versionId: 'v' }), soon())).toMatchObject({ missing: 0 })
    expect(await journal.missingAt('aws', about('get', 'b'), soon())).toEqual({ missing: 0, oldestAt: null })
    expect(await journal.missingAt('aws', about('list', { prefix: '' }), soon())).toMatchObject({ missing: 0 })
  })

  it('is applied once where two ask at the same time', async () => {
    await write(sides, journal, put('a', 'one'))
    const other = sides.journal()
    await Promise.all([journal.catchUpLocal(about('get', 'a'), soon()), other.catchUpLocal(about('get', 'a'), soon())])
    await expect.poll(async () => (await journal.missingAt('local', about('get', 'a'), soon())).missing).toBe(0)
    const { value } = await sides.local.objects.versions({ ...sides.call(), tenant }, { prefix: 'a' })
    expect(value.versions).toHaveLength(1)
  })

  it('is not told what AWS is being asked at this moment as if it had been decided', async () => {
    await append(put('a', 'under way'))
    expect(await journal.catchUpLocal(about('get', 'a'), soon())).toMatchObject({ missing: 1 })
    await expect(sides.local.objects.get({ ...sides.call(), tenant }, 'a')).rejects.toMatchObject({ code: 'not_found' })
  })

  it('knows an event by the name that the other side gave it', async () => {
    const address = { memoryId: 'notes', actorId: 'ana', sessionId: 's1' }
    const event = {
      ...address,
      eventTime: new Date('2026-03-01T10:00:00Z'),
      payload: [{ kind: 'data', data: { at: new Date(0).toISOString() } }],
    }
    const made = await write(sides, journal, { port: 'memory', operation: 'createEvent', args: [event], by: 'aws', tenant })
    const { eventId } = made.value as { eventId: string }
    const read = { tenant, port: 'memory', operation: 'getEvent', args: [address, eventId] } as const
    await journal.catchUpLocal(read, soon())
    const [, itsId] = await journal.translate('local', read, soon())
    expect(itsId).not.toBe(eventId)
    const { value } = await sides.local.memory.getEvent({ ...sides.call(), tenant }, address, String(itsId))
    expect(value.payload).toEqual(event.payload)
    expect(await journal.translate('aws', { ...read, args: [address, String(itsId)] }, soon())).toEqual([address, eventId])
  })

  it('is complete only where both sides were compared, and alone where there is no other', async () => {
    expect(await journal.isLocalComplete(tenant, 'objects')).toBe(false)
    await asSystem(sides.db, 'continuity.replay', (tx) =>
      tx.portMirror.create({ data: { tenantId: tenant.id, port: 'memory', completeAt: systemClock.now() } }),
    )
    expect(await journal.isLocalComplete(tenant, 'memory')).toBe(true)
    const alone = sides.journal({ providers: sides.providers.filter(({ id }) => id === 'local') })
    expect(await alone.isLocalComplete(tenant, 'objects')).toBe(true)
  })
})
