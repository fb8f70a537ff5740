import path from 'node:path'
import { AppError, systemClock, type Clock } from '@understudy/core'
import { uuidv7 } from '@understudy/core/server'
import { asSystem, installQueue } from '@understudy/db'
import { openTestDatabase, type TestDatabase } from '@understudy/db/testing'
import { onPlatform } from '@understudy/identity/server'
import { silentLogger } from '@understudy/telemetry'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DrillContext, DrillFacts } from './drill-facts.ts'
import type { DrillSandbox } from './drill-sandbox.ts'
import { getDrill } from './pages/get-drill.ts'
import { listDrills } from './pages/list-drills.ts'
import { readCatalogue } from './pages/read-catalogue.ts'
import { readRehearsals } from './pages/read-rehearsals.ts'
import { exportDrill } from './report/export-drill.ts'
import { changeSchedule } from './schedule/change-schedule.ts'
import { startDueDrill, startWeeklyDrills } from './schedule/start-due-drill.ts'
import { startDrill } from './start-drill.ts'
import { stopDrill } from './stop-drill.ts'

const folder = path.resolve(import.meta.dirname, '../../../../config/drills')
const ana = { kind: 'user', id: 'ana', name: 'Ana' } as const
const DAY_MS = 86_400_000

let db: TestDatabase
let repaired: string[] = []
let brokenBy: string | null = null
const ports: DrillSandbox['facts']['ports'] = [
  { port: 'objects', isBreakable: true, reason: null },
  { port: 'memory', isBreakable: true, reason: null },
  { port: 'search', isBreakable: false, reason: 'OpenSearch is switched off.' },
  { port: 'models', isBreakable: false, reason: 'No model is named.' },
]
const sandboxOf = (facts: DrillSandbox['facts']): DrillSandbox => ({
  facts,
  isAlive: () => Promise.resolve(true),
  brokenBy: () => Promise.resolve(brokenBy),
  break: () => Promise.resolve(uuidv7()),
  repair: (_, ids) => Promise.resolve(void repaired.push(...ids)),
})
const running = sandboxOf({ state: 'running', sentence: 'It runs.', ports })
const factsOf = (sandbox: DrillSandbox = running): DrillFacts => ({
  folder,
  sandbox,
  schedule: { isOn: true, day: 'sunday', hour: 4 },
})
const act = <T>(run: (ctx: DrillContext) => Promise<T>, sandbox = running, clock: Clock = systemClock) =>
  onPlatform({ db, log: silentLogger, clock }, ana, (ctx) => run({ ...ctx, drills: factsOf(sandbox) }))
const start = (timeline = 'oct-2025', compression?: number, sandbox = running) =>
  act((ctx) => startDrill(ctx, { timeline, ...(compression ? { compression } : {}) }), sandbox)
const refusal = async (work: Promise<unknown>) => {
  const error: unknown = await work.catch((thrown: unknown) => thrown)
  return error instanceof AppError ? `${error.code}: ${error.message}` : error
}
const end = (id: string, state: string, endedAt = new Date()) =>
  db.app.drill.update({ where: { id }, data: { state, endedAt, cleanedAt: endedAt } })

beforeAll(async () => {
  db = await openTestDatabase()
  await installQueue(db.adminUrl)
})
afterAll(() => db.close())
beforeEach(async () => {
  repaired = []
  brokenBy = null
  await db.app.drill.deleteMany()
  await db.app.portFleet.deleteMany()
})

describe('starting a drill', () => {
  it('keeps the script as it is then, for the ports that are there, and stands in the trail', async () => {
    const { id } = await start()
    const drill = await act((ctx) => getDrill(ctx, { id }))
    expect(drill).toMatchObject({
      state: 'queued',
      ports: ['objects', 'memory'],
      compression: 290,
      startedByName: 'Ana',
      figures: null,
    })
    expect(drill.script.steps.length).toBeGreaterThan(3)
    const event = await act((ctx) => ctx.tx.auditEvent.findFirst({ where: { entityId: id } }))
    expect(event).toMatchObject({ action: 'continuity.drill-started', entityName: 'Oct-2025' })
  })

  it('is refused where it is not the sandbox that answers', async () => {
    const off = sandboxOf({ state: 'off', sentence: 'Switched off.', ports: [] })
    expect(await refusal(start('oct-2025', undefined, off))).toBe(
      'precondition_failed: Drills play against the sandbox AWS only. Switched off.',
    )
    expect(await refusal(start('port-search'))).toBe(
      'precondition_failed: Drills play against the sandbox AWS only, which does not answer for search. OpenSearch is switched off.',
    )
    const own = [{ port: 'objects' as const, isBreakable: false, reason: 'aws.endpoints.objects names an AWS of its own.' }]
    const elsewhere = sandboxOf({ state: 'running', sentence: '', ports: [...own, ...ports.slice(1)] })
    expect(await refusal(start('oct-2025', undefined, elsewhere))).toMatch(
      /does not answer for objects\. aws\.endpoints\.objects names/,
    )
  })

  it('is refused while there is no peace', async () => {
    brokenBy = 'Johan'
    expect(await refusal(start())).toMatch(/^precondition_failed: Johan has broken the sandbox/)
    brokenBy = null
    const at = new Date()
    const row = { port: 'memory', provider: 'aws:us-east-1', state: 'open', changedAt: at, updatedAt: at }
    await db.app.portFleet.create({ data: row })
    expect(await refusal(start())).toBe('precondition_failed: memory is not wholly on AWS: it is tripped.')
    expect(await refusal(start('port-objects'))).toMatchObject({ state: 'queued' })
  })

  it('is refused at a speed that makes no sense, and for a timeline that is not there', async () => {
    expect(await refusal(start('oct-2025', 99_000))).toMatch(/^invalid_input: Its shortest fault would last less than a second/)
    expect(await refusal(start('nov-2031'))).toBe('not_found: There is no timeline nov-2031.')
  })

  it('is refused while another one is under way, whoever is first', async () => {
    const [one, other] = await Promise.all([refusal(start()), refusal(start('port-objects'))])
    const refused = [one, other].filter((each) => typeof each === 'string')
    expect(refused).toEqual([expect.stringMatching(/^conflict: The drill .* is under way/)])
    expect(await db.app.drill.count()).toBe(1)
  })
})

describe('stopping a drill', () => {
  it('ends one that waits, and asks and repairs for one that plays', async () => {
    const { id } = await start()
    expect(await act((ctx) => stopDrill(ctx, { id }))).toEqual({ stopped: true })
    expect(await act((ctx) => getDrill(ctx, { id }))).toMatchObject({ state: 'stopped', stopRequestedBy: 'Ana' })
    const { id: playing } = await start()
    const faultId = uuidv7()
    await db.app.drill.update({ where: { id: playing }, data: { state: 'running', faultIds: [faultId] } })
    expect(await act((ctx) => stopDrill(ctx, { id: playing }))).toEqual({ stopped: true })
    expect(repaired).toEqual([faultId])
    expect(await act((ctx) => stopDrill(ctx, { id: playing }))).toEqual({ stopped: false })
    expect(await refusal(act((ctx) => stopDrill(ctx, { id: uuidv7() })))).toBe('not_found: There is no such drill.')
  })
})

describe('what was rehearsed', () => {
  it('counts drills that were judged, by port, and is overdue after 8 days', async () => {
    const { id } = await start('port-objects')
    await end(id, 'stopped')
    const at = (days: number) =>
      act((ctx) => readRehearsals(ctx, running), running, { ...systemClock, now: () => new Date(Date.now() + days * DAY_MS) })
    expect(await at(0)).toMatchObject([
      { port: 'objects', canRun: true, last: null, isOverdue: false },
      { port: 'memory', canRun: true, last: null, isOverdue: false },
      { port: 'search', canRun: false, reason: 'OpenSearch is switched off.', isOverdue: false },
      { port: 'models', canRun: false, isOverdue: false },
    ])
    await end(id, 'passed')
    expect((await at(7.9))[0]).toMatchObject({ last: { id, state: 'passed' }, isOverdue: false })
    const late = await at(8.1)
    expect(late.map(({ isOverdue }) => isOverdue)).toEqual([true, true, false, false])
  })

  it('is listed newest first, by result and port, and exported', async () => {
    const { id: first } = await start('port-objects')
    await end(first, 'failed')
    const { id: second } = await start('port-memory')
    const ids = (input: { state?: 'failed'; port?: 'memory' }) =>
      act(async (ctx) => (await listDrills(ctx, { limit: 50, ...input })).drills.map(({ id }) => id))
    expect(await ids({})).toEqual([second, first])
    expect([await ids({ state: 'failed' }), await ids({ port: 'memory' })]).toEqual([[first], [second]])
    const { content, fileName } = await act((ctx) => exportDrill(ctx, { id: first, format: 'markdown' }))
    expect(fileName).toMatch(/^drill-port-objects-\d{4}-\d\d-\d\d\.md$/)
    expect(content).toMatch(/^# Drill Objects, one port: failed: a claim did not hold\n/)
    expect(JSON.parse((await act((ctx) => exportDrill(ctx, { id: first, format: 'json' }))).content)).toMatchObject({ id: first })
  })

  it('tells what can be played here', async () => {
    const { timelines } = await act(readCatalogue)
    const of = (name: string) => timelines.find((each) => each.name === name)
    expect(of('oct-2025')).toMatchObject({ refusal: null, ports: ['objects', 'memory'] })
    expect(of('port-search')).toMatchObject({ refusal: expect.stringMatching(/does not answer for search/) as string, ports: [] })
  })
})

describe('the weekly drills', () => {
  const services = () => ({ db, clock: systemClock, log: silentLogger })

  it('take one port after the other, each once', async () => {
    const first = await startDueDrill(services(), factsOf())
    expect(first).toMatchObject({ timeline: 'port-objects', trigger: 'schedule', startedByName: 'drill' })
    await end(first!.id, 'passed')
    const second = await startDueDrill(services(), factsOf())
    expect(second).toMatchObject({ timeline: 'port-memory' })
    await end(second!.id, 'failed')
    expect(await startDueDrill(services(), factsOf())).toBeNull()
  })

  it('start nothing while there is no peace', async () => {
    brokenBy = 'Johan'
    expect(await startDueDrill(services(), factsOf())).toBeNull()
    expect(await db.app.drill.count()).toBe(0)
  })
})

describe('the schedule', () => {
  const at = (moment: string): Clock => ({ ...systemClock, now: () => new Date(moment) })
  const weekly = (clock: Clock) => startWeeklyDrills({ db, clock, log: silentLogger }, factsOf())
  const inCatalogue = async () => (await act((ctx) => readCatalogue(ctx))).schedule

  it('is what somebody decided, not what the configuration says, and stands in the trail', async () => {
    expect(await inCatalogue()).toMatchObject({ day: 'sunday', hour: 4, changed: null })
    await act((ctx) => changeSchedule(ctx, { isOn: true, day: 'friday', hour: 22 }))
    expect(await inCatalogue()).toMatchObject({ day: 'friday', hour: 22, when: 'Friday 22:00 UTC', changed: { byName: 'Ana' } })
    expect(await weekly(at('2026-11-22T04:00:01Z'))).toBeNull()
    const started = await weekly(at('2026-11-27T22:00:01Z'))
    expect(started).toMatchObject({ trigger: 'schedule' })
    await end(started!.id, 'passed')
    const trail = await asSystem(db, 'audit.platform', (tx) =>
      tx.auditEvent.findMany({ where: { action: 'continuity.drill-schedule-changed' } }),
    )
    expect(trail).toMatchObject([{ actorName: 'Ana', details: { isOn: true, day: 'friday', hour: 22 } }])
  })

  it('starts nothing any more once it is switched off, not even the next port’s drill', async () => {
    await act((ctx) => changeSchedule(ctx, { isOn: false, day: 'friday', hour: 22 }))
    expect(await inCatalogue()).toMatchObject({ isOn: false, isWanted: false, reason: 'Switched off by Ana.' })
    expect(await weekly(at('2026-11-27T22:00:01Z'))).toBeNull()
    expect(await startDueDrill({ db, clock: systemClock, log: silentLogger }, factsOf())).toBeNull()
  })
})
