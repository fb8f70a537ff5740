import { setTimeout as after } from 'node:timers/promises'
import { openTestDatabase, type TestDatabase } from '@understudy/db/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { fleetSize } from '../config.ts'
import type { FaultRule } from '../fault-proxy/index.ts'
import { describeAudit, describeFigures, figuresOf, nowMs, type Figures } from '../load/index.ts'
import { watchedCalls } from './asked-aws.ts'
import { busyRate } from './busy-rate.ts'
import { describeSeen } from './describe-seen.ts'
import { openFleet, ports, type TestFleet } from './open-fleet.ts'
import { untilCalm } from './until-calm.ts'
import { watchOutage } from './watch-outage.ts'

const awsUrl = inject('ministackUrl')
const BUSY_PER_S = 80
const QUIET_PER_S = 2
/** Milliseconds in which a load is what it is. */
const SETTLED_MS = 2_500
/** Milliseconds: with 99 of 100 calls slower than this without any fault, a failed call is the machine's doing. */
const OUT_OF_BREATH_MS = 500

let db: TestDatabase
let fleet: TestFleet
let busyPerS = 0

const say = (...lines: readonly string[]) => process.stdout.write(`${lines.join('\n  ')}\n`)

beforeAll(async () => {
  if (awsUrl === null) return
  db = await openTestDatabase()
  fleet = await openFleet(db, awsUrl, fleetSize())
  busyPerS = await busyRate(fleet, BUSY_PER_S)
  say(`${fleet.processes.length} processes, ${busyPerS} of ${BUSY_PER_S} calls a second are bearable in peace`)
}, 120_000)
afterAll(async () => {
  await fleet?.close()
  await db?.close()
}, 60_000)
beforeEach(async ({ skip }) => {
  if (awsUrl === null) return skip(inject('ministackSkip') ?? 'no emulator')
  await untilCalm(fleet, 60_000)
}, 90_000)

const bothProxies = (rules: readonly FaultRule[]) => {
  for (const proxy of [fleet.bed.proxy, fleet.lone.proxy]) proxy.setRules(rules)
}
const spoken = (sinceMs: number, kind: string) =>
  db.app.portTransition.findMany({ where: { kind, at: { gte: new Date(sinceMs) } }, select: { port: true, sentence: true } })

/** Whether failed calls say anything: on a machine out of breath they fail without any fault. */
function isInBreath({ p99Ms }: Figures): boolean {
  const isIn = p99Ms < OUT_OF_BREATH_MS
  if (!isIn) say(`  NOT JUDGED: without any fault 99 of 100 calls took ${p99Ms.toFixed(0)} ms; failed calls say nothing`)
  return isIn
}

/** Puts this load on it, until it is what it is. */
async function settle(perS: number): Promise<boolean> {
  const fromMs = nowMs()
  fleet.setLoad(perS)
  await after(SETTLED_MS)
  return isInBreath(figuresOf(fleet.bed.run.calls(), fromMs))
}

/** Milliseconds that each of the stretches below lasts in which nothing may happen. */
const STRETCH_MS = 5_000

const away = { fault: { kind: 'refuse' }, hit: ports } as const
const hanging = { fault: { kind: 'black_hole' } } as const
/** Of three requests; the SDK's second attempts, as long as they are paid for, make of it a quarter of the calls. */
const partly = { fault: { kind: 'error', error: 'internal' }, share: 0.35, hit: ['objects'] } as const

describe.each([
  { title: 'refuses', ...away, wantedPerS: BUSY_PER_S, goal: '1 s' },
  { title: 'refuses', ...away, wantedPerS: QUIET_PER_S, goal: '3 s' },
  { title: 'hangs', ...hanging, hit: ports, wantedPerS: BUSY_PER_S, goal: '1.5 s' },
  { title: 'hangs for one port', ...hanging, hit: ['objects'], wantedPerS: QUIET_PER_S, goal: 'none' },
  { title: 'fails one request in three', ...partly, wantedPerS: BUSY_PER_S, goal: '10 s' },
] as const)('when AWS $title, at $wantedPerS calls a second', ({ title, hit, wantedPerS, goal, ...about }) => {
  it('the fleet trips, every process stops asking, and callers do not notice', { timeout: 120_000 }, async () => {
    const perS = Math.min(wantedPerS, busyPerS)
    const hasBreath = await settle(perS)
    const { fault, ...rest } = about
    const rule: FaultRule = { id: 'away', fault, doors: [...hit], ...rest }
    const begin = () => bothProxies([rule])
    const seen = await watchOutage(fleet, { ports: hit, begin, end: () => bothProxies([]), goesOnMs: 2_500, atMostMs: 30_000 })
    say(
      `AWS ${title}, ${perS.toFixed(0)} calls a second; 8 processes on a machine of their own are to notice in ${goal}`,
      ...describeSeen(seen),
    )
    for (const { port, trippedMs, stillAsking } of seen.detections) {
      expect(trippedMs, port).not.toBeNull()
      expect(stillAsking, port).toEqual([])
    }
    if (hasBreath && isInBreath(seen.afterwards)) expect(seen.idempotent.failedRatio).toBeLessThanOrEqual(0.001)
  })
})

describe('while AWS is well', () => {
  it('jitter, slow answers and scattered errors trip nothing', { timeout: 60_000 }, async () => {
    const sinceMs = Date.now()
    bothProxies([
      { id: 'scattered', fault: { kind: 'error', error: 'internal' }, share: 0.01, seed: 7 },
      { id: 'slow', fault: { kind: 'latency', ms: 300 }, share: 0.03, seed: 8 },
      { id: 'jitter', fault: { kind: 'latency', ms: 40 }, share: 0.5, seed: 9 },
    ])
    const fromMs = nowMs()
    fleet.setLoad(busyPerS)
    await after(STRETCH_MS)
    const hits = fleet.bed.proxy.hits()
    bothProxies([])
    say(
      `jitter, ${describeFigures(figuresOf(fleet.bed.run.calls(), fromMs))}; ${hits.get('scattered')} errors, ${hits.get('slow')} slow`,
    )
    expect(await spoken(sinceMs, 'tripped')).toEqual([])
    expect(hits.get('jitter')).toBeGreaterThan(0)
  })
})

describe('when one process alone loses its way to AWS', () => {
  it('it serves itself, the others stay where they are, and its writes reach AWS', { timeout: 120_000 }, async () => {
    const { lone, processes } = fleet
    await settle(busyPerS)
    const sinceMs = Date.now()
    lone.proxy.setRules([{ id: 'away', fault: { kind: 'refuse' }, doors: [...ports] }])
    await expect.poll(() => spoken(sinceMs, 'process_tripped'), { timeout: 20_000 }).not.toEqual([])
    const loneMs = Date.now()
    await after(STRETCH_MS)
    const untilMs = Date.now()
    fleet.setLoad(0)
    const calls = await Promise.all(processes.map((each) => watchedCalls(fleet, each, [loneMs, untilMs])))
    const [own, ...others] = calls.map((all) => ({ all: all.length, asked: all.filter(({ askedAws }) => askedAws).length }))
    say(
      `one process alone without AWS: of its ${own!.all} calls ${own!.asked} went there; of the others' ${others.map(({ all, asked }) => `${all} ${asked}`).join(', ')}`,
    )
    expect(await spoken(sinceMs, 'tripped')).toEqual([])
    expect(own!.all).toBeGreaterThan(0)
    expect(own!.asked).toBeLessThan(own!.all)
    for (const { all, asked } of others) expect(asked).toBeGreaterThan(all / 2)
    expect(
      await fleet.bed.run.untilHandedOver(30_000),
      'its writes are handed over while its own way is still gone',
    ).not.toBeNull()
    lone.proxy.setRules([])
    const audit = await fleet.bed.run.audit()
    say('everything so far', ...describeAudit(audit))
    expect(audit.findings).toEqual([])
  })
})

describe('when one process alone loses its way to the database', () => {
  it('the others do not notice, it reads on, and everything resumes by itself', { timeout: 120_000 }, async () => {
    const { lone, bed } = fleet
    const hasBreath = await settle(busyPerS)
    const sinceMs = Date.now()
    const fromMs = nowMs()
    lone.store.shut()
    await after(STRETCH_MS)
    const untilMs = nowMs()
    lone.store.open()
    const calls = bed.run.calls()
    const of = (isLone: boolean) => calls.filter(({ client }) => (client === lone.process.name) === isLone)
    const [own, others] = [figuresOf(of(true), fromMs, untilMs), figuresOf(of(false), fromMs, untilMs)]
    say('one process alone without the database', `it:     ${describeFigures(own)}`, `others: ${describeFigures(others)}`)
    // Objects whose writes AWS left unanswered a while ago are read here still.
    const goesOn = () => {
      const { failed, byAws } = figuresOf(lone.process.client.calls(), nowMs() - 2_000)
      return failed === 0 && byAws > 0
    }
    await expect.poll(goesOn, { timeout: 30_000, interval: 500 }).toBe(true)
    expect(await spoken(sinceMs, 'tripped')).toEqual([])
    if (hasBreath) expect(others.failed).toBe(0)
    expect(own.byAws).toBeGreaterThan(0)
    await untilCalm(fleet, 30_000)
    expect((await bed.run.audit()).findings).toEqual([])
  })
})
