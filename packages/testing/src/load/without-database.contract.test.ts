import { setTimeout as after } from 'node:timers/promises'
import type { TenantRef } from '@understudy/core'
import { uuidv7 } from '@understudy/core/server'
import { openDatabase, withPlatform, type Database } from '@understudy/db'
import {
  cloneTemplateDatabase,
  createTemplateDatabase,
  createTestTenant,
  startTestCluster,
  TEST_PASSWORD,
  type TestCluster,
} from '@understudy/db/testing'
import { afterEach, beforeEach, describe, expect, inject, it, type TestContext } from 'vitest'
import { describeAudit, describeFigures, figuresOf, isWrite, nowMs, openLoadBed, type LoadBed, type LoadCall } from './index.ts'

const awsUrl = inject('ministackUrl')
const AWAY_MS = 4_000
const DEADLINE_MS = 5_000
/** Milliseconds: what was under way when the database went has an end by then, and everybody knows that it is away. */
const KNOWN_MS = 3_500
/** Milliseconds beyond its deadline that a call may take on a machine that does many other things. */
const SLACK_MS = 500
/** Milliseconds within which a write is refused, by the one call a second that finds out; the others are refused at once. */
const REFUSED_MS = 3_000

let cluster: TestCluster
let db: Database
let bed: LoadBed
let forced: TenantRef

/** A server of the test's own: it is stopped and started again. */
async function open({ skip }: TestContext): Promise<void> {
  if (awsUrl === null) return skip(inject('ministackSkip') ?? 'no emulator')
  cluster = await startTestCluster()
  await createTemplateDatabase(cluster.url)
  await cloneTemplateDatabase(cluster.url, 'away')
  const as = (role: string) => `${cluster.url.replace(/\/\/.*@/, `//${role}:${TEST_PASSWORD}@`)}/away`
  db = openDatabase({ app: as('understudy_app'), system: as('understudy_system') }, 'test')
  const tenants = await Promise.all(['one', 'two', 'forced'].map((name) => createTestTenant(db, name)))
  forced = tenants[2]!
  bed = await openLoadBed({ db, awsUrl, tenants, settings: { UNDERSTUDY_CONTINUITY_RAMP_PER_SECOND: '0.5' } })
}
beforeEach(open, 60_000)
afterEach(async () => {
  await bed.close()
  await db.close()
  await cluster.stop()
}, 60_000)

const forceLocal = ({ id }: TenantRef) =>
  withPlatform(db, (tx) =>
    tx.portMode.create({
      data: {
        id: uuidv7(),
        port: 'objects',
        scopeTenant: id,
        mode: 'force_local',
        reason: 'kept here while the database is away',
        setById: 'test',
        setByName: 'Test',
        setAt: new Date(),
        epoch: 1n,
      },
    }),
  )

const during = (calls: readonly LoadCall[], fromMs: number, toMs: number) =>
  calls.filter(({ atMs }) => atMs >= fromMs && atMs < toMs)
const failuresOf = (calls: readonly LoadCall[]) => calls.flatMap(({ end }) => (end && !end.outcome.ok ? [end.outcome] : []))
const tookMs = ({ atMs, end }: LoadCall) => (end ? end.atMs - atMs : 0)

describe.each([
  ['is stopped', () => cluster.halt(), () => cluster.resume()],
  ['stands still', () => cluster.freeze(), () => cluster.thaw()],
] as const)('while the database %s', (how, leave, comeBack) => {
  it('reads and orders go on, writes are refused at once, and everything resumes by itself', { timeout: 240_000 }, async () => {
    await forceLocal(forced)
    await bed.startWorker()
    await bed.run.startClient('a', { writesPerS: 4, readsPerS: 20, keysPerTenant: 4 })
    await after(10_000)
    await leave()
    const leftMs = nowMs()
    await after(KNOWN_MS + AWAY_MS)
    const brokenMs = nowMs()
    bed.proxy.setRules([{ id: 'away', fault: { kind: 'refuse' }, doors: ['objects', 'memory'] }])
    await after(AWAY_MS)
    const backMs = nowMs()
    await comeBack()
    bed.proxy.setRules([])
    await expect
      .poll(() => figuresOf(bed.run.calls(), nowMs() - 3_000), { timeout: 60_000, interval: 1_000 })
      .toMatchObject({ failed: 0 })
    await bed.run.stopClients()
    const handedOverMs = await bed.run.untilHandedOver(60_000)
    const calls = bed.run.calls()
    const withAws = during(calls, leftMs + KNOWN_MS, brokenMs)
    const alone = during(calls, brokenMs, backMs)
    const audit = await bed.run.audit()
    const lines = [
      `with AWS, reads  ${describeFigures(figuresOf(withAws.filter((call) => !isWrite(call))))}`,
      `with AWS, writes ${describeFigures(figuresOf(withAws.filter(isWrite)))}`,
      `alone, reads     ${describeFigures(figuresOf(alone.filter((call) => !isWrite(call))))}`,
      `alone, writes    ${describeFigures(figuresOf(alone.filter(isWrite)))}`,
      `everything       ${describeFigures(figuresOf(calls))}, the longest ${Math.max(...calls.map(tookMs)).toFixed(0)} ms`,
      ...describeAudit(audit),
    ]
    process.stdout.write(`${[`the database ${how}`, ...lines].join('\n  ')}\n`)

    const reads = (of: readonly LoadCall[], isForced: boolean) =>
      of.filter((call) => !isWrite(call) && (call.tenant === forced.slug) === isForced)
    expect(figuresOf(reads(withAws, false)), 'reads of AWS go on').toMatchObject({ failed: 0, byLocal: 0 })
    expect(figuresOf(reads(withAws, true)).byAws, 'the order stays in force').toBe(0)
    const aloneReads = figuresOf(reads(alone, false))
    expect(aloneReads.calls - aloneReads.failed, 'what was read last is read again').toBeGreaterThan(aloneReads.calls / 2)
    for (const part of [withAws, alone]) {
      const writes = part.filter(isWrite)
      expect(writes.length).toBeGreaterThan(0)
      const refusals = failuresOf(writes)
      expect(refusals).toHaveLength(writes.length)
      for (const refusal of refusals)
        expect(refusal).toMatchObject({ code: 'unavailable', reason: 'JournalUnavailable', maybeApplied: false })
      expect(Math.max(...writes.map(tookMs)), 'refused quickly').toBeLessThan(REFUSED_MS + SLACK_MS)
    }
    expect(Math.max(...calls.map(tookMs)), 'no call outlives its deadline').toBeLessThan(DEADLINE_MS + SLACK_MS)
    expect(audit.findings).toEqual([])
    expect(handedOverMs).not.toBeNull()
  })
})
