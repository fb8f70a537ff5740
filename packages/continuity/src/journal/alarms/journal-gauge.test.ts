import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { Deadline, type Clock, type TenantRef } from '@understudy/core'
import { asSystem } from '@understudy/db'
import { silentLogger } from '@understudy/telemetry'
import { bytes, intentOf, openTwoSides, write, type TwoSides } from '../../testing/two-sides.ts'
import { JournalGauge } from './journal-gauge.ts'

let sides: TwoSides
let tenant: TenantRef
let aheadMs: number
const clock: Clock = {
  now: () => new Date(Date.now() + aheadMs),
  monotonicMs: () => performance.now() + aheadMs,
}

beforeAll(async () => {
  sides = await openTwoSides()
})
beforeEach(async () => {
  tenant = await sides.newTenant('ours')
  aheadMs = 0
})
afterAll(() => sides.close())

const gauge = (change: { maxWaiting?: number } = {}) =>
  new JournalGauge({
    db: sides.db,
    dataDir: sides.dataDir,
    settings: { oldestMinutes: 15, waitingShare: 0.8, freeMb: 0, maxWaiting: 1_000, ...change },
    clock,
    log: silentLogger,
  })
const alarmsOf = async (looked: JournalGauge) => (await looked.attention()).alarms
const put = (journal = sides.journal()) =>
  write(sides, journal, { operation: 'put', args: ['a', bytes('a')], by: 'local', tenant })
const settleAll = () =>
  asSystem(sides.db, 'continuity.replay', (tx) =>
    tx.portIntent.updateMany({ data: { aws: 'applied', local: 'applied', settledAt: new Date() } }),
  )

it('raises the age of what waits for AWS, with its port, and ends it by itself once AWS has it', async () => {
  const looked = gauge()
  const journal = sides.journal()
  await put(journal)
  await journal.flush()
  expect(await alarmsOf(looked)).toEqual([])
  aheadMs += 16 * 60_000
  expect(await alarmsOf(looked)).toMatchObject([{ kind: 'age', side: 'aws', port: 'objects' }])
  await settleAll()
  aheadMs += 60_000
  expect(await alarmsOf(looked)).toEqual([])
})

it('raises refused writes as soon as one was refused, and lets it go a minute after the last', async () => {
  const looked = gauge({ maxWaiting: 2 })
  const full = sides.journal({ maxWaiting: 2 })
  const append = () =>
    full.append(
      intentOf(sides, { operation: 'put', args: [crypto.randomUUID(), bytes('x')], by: 'local', tenant }),
      Deadline.in(5_000),
    )
  await expect
    .poll(
      () =>
        append().then(
          () => 'taken',
          (error: { reason?: string }) => error.reason,
        ),
      { timeout: 5_000 },
    )
    .toBe('JournalFull')
  await expect
    .poll(
      async () => {
        aheadMs += 6_000
        return (await alarmsOf(looked)).map(({ kind }) => kind)
      },
      { timeout: 5_000 },
    )
    .toEqual(['refused', 'size'])
  await full.flush()
  await settleAll()
  aheadMs += 5 * 60_000
  expect(await alarmsOf(looked)).toEqual([])
})

it('counts conflicts that wait for a decision, of all tenants', async () => {
  const looked = gauge()
  const before = (await looked.attention()).conflicts
  const version = { side: 'aws', version: '1', epoch: 1, at: new Date(), operationId: 'o', bytes: 1 }
  const about = {
    tenantId: tenant.id,
    port: 'objects',
    chain: 'a',
    sentence: 's',
    at: new Date(),
    winner: version,
    loser: version,
  }
  await asSystem(sides.db, 'continuity.replay', async (tx) => {
    await tx.portConflict.create({ data: { ...about, id: crypto.randomUUID() } })
    await tx.portConflict.create({ data: { ...about, id: crypto.randomUUID(), state: 'merged' } })
  })
  aheadMs += 10_000
  expect((await looked.attention()).conflicts).toBe(before + 1)
})
