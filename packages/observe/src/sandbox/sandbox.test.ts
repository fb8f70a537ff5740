import { AppError, systemActor, systemClock, type Clock } from '@understudy/core'
import { asSystem } from '@understudy/db'
import { openTestDatabase, type TestDatabase } from '@understudy/db/testing'
import { onPlatform } from '@understudy/identity/server'
import { silentLogger } from '@understudy/telemetry'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { breakSandbox, type SandboxContext } from './break-sandbox.ts'
import { endExpiredFaults } from './end-expired-faults.ts'
import { listActiveFaults } from './list-active-faults.ts'
import { recordFaultHits } from './record-fault-hits.ts'
import { repairSandbox } from './repair-sandbox.ts'
import { repairWholeSandbox } from './repair-whole-sandbox.ts'
import { sandboxStatus } from './sandbox-status.ts'
import { breakSandboxInput, type BreakSandboxInput, type SandboxFacts } from './schema.ts'

const sandbox: SandboxFacts = {
  state: 'running',
  sentence: 'It runs.',
  ports: [
    { port: 'objects', isBreakable: true, reason: null },
    { port: 'memory', isBreakable: true, reason: null },
    { port: 'search', isBreakable: false, reason: 'It is switched off.' },
    { port: 'models', isBreakable: false, reason: 'No model is named.' },
  ],
}

let db: TestDatabase
beforeAll(async () => void (db = await openTestDatabase()))
afterAll(() => db.close())
const ana = { kind: 'user', id: 'ana', name: 'Ana' } as const

const run = <T>(work: (ctx: SandboxContext) => Promise<T>, options: { clock?: Clock; sandbox?: SandboxFacts } = {}) =>
  onPlatform({ db, log: silentLogger, ...(options.clock && { clock: options.clock }) }, ana, (ctx) =>
    work({ ...ctx, sandbox: options.sandbox ?? sandbox }),
  )
const breakIt = (input: Partial<BreakSandboxInput> = {}, options = {}) =>
  run((ctx) => breakSandbox(ctx, { ports: ['objects'], fault: 'refuse', durationS: 60, ...input }), options)
const active = (clock: Clock = systemClock) => run((ctx) => listActiveFaults({ ...ctx, clock }))
const later = (ms: number): Clock => ({ ...systemClock, now: () => new Date(Date.now() + ms) })
const trail = async () => {
  const events = await asSystem(db, 'audit.platform', (tx) => tx.auditEvent.findMany({ orderBy: { id: 'asc' } }))
  return events.map(({ action, actorName, entityName }) => `${actorName} ${action} ${entityName}`)
}
const refusal = async (work: Promise<unknown>) => {
  const error: unknown = await work.catch((thrown: unknown) => thrown)
  return error instanceof AppError ? `${error.code}: ${error.message}` : error
}
afterEach(() => run(repairWholeSandbox))

describe('breaking the sandbox', () => {
  it('is in force at once, with what its kind says unless told, and stands in the trail', async () => {
    const fault = await breakIt({ fault: 'half_errors', ports: ['memory', 'objects'], reason: 'to see what happens' })
    expect(await active()).toEqual([fault])
    expect(fault).toMatchObject({ ports: ['objects', 'memory'], share: 0.5, delayMs: null, createdByName: 'Ana', hits: 0 })
    expect(fault.endsAt!.getTime() - fault.startedAt.getTime()).toBe(60_000)
    expect(await trail()).toContain('Ana sandbox.broken 50 % errors on objects, memory')
  })

  it('tells the process that breaks, which follows within a second', async () => {
    const told = Promise.withResolvers<string | undefined>()
    const stop = await db.hub.subscribe(({ topic, id }) => topic === 'sandbox' && told.resolve(id))
    const { id } = await breakIt()
    expect(await told.promise).toBe(id)
    stop()
  })

  it('of all ports means those that the sandbox answers for', async () => {
    expect((await breakIt({ ports: 'all' })).ports).toEqual(['objects', 'memory'])
  })

  it('takes a delay where time is part of it', async () => {
    expect(await breakIt({ fault: 'delayed_delivery' })).toMatchObject({ delayMs: 8_000 })
    expect(await breakIt({ fault: 'latency', delayMs: 50 })).toMatchObject({ delayMs: 50 })
    expect(await breakIt({ fault: 'reset', delayMs: 50 })).toMatchObject({ delayMs: null })
  })

  it('is refused with the reason, and nothing is written', async () => {
    const before = await trail()
    const off: SandboxFacts = { ...sandbox, state: 'off', sentence: 'Switched off.' }
    expect(await refusal(breakIt({}, { sandbox: off }))).toBe('precondition_failed: There is nothing to break. Switched off.')
    expect(await refusal(breakIt({ ports: ['objects', 'search'] }))).toBe(
      'precondition_failed: The sandbox does not answer for search. It is switched off.',
    )
    expect(await refusal(breakIt({ fault: 'empty_dns', share: 0.3 }))).toBe(
      'invalid_input: Empty DNS hits all calls or none: leave out the share.',
    )
    expect(await active()).toEqual([])
    expect(await trail()).toEqual(before)
  })

  it.each([
    [{ ports: ['mailbox'] }, 'There is no port "mailbox": expected objects, memory, search, models.'],
    [{ ports: [] }, 'Choose at least one port.'],
    [{ fault: 'explode' }, /^There is no fault "explode": expected refuse, black_hole, /],
    [{ share: 0 }, 'Some calls at least: a share above 0.'],
    [{ durationS: 90_000 }, 'A day at most.'],
  ])('takes no %o', (wrong, message) => {
    const { error } = breakSandboxInput.safeParse({ ports: ['objects'], fault: 'refuse', durationS: null, ...wrong })
    expect(error?.issues[0]?.message).toMatch(message)
  })
})

describe('a fault', () => {
  it('counts what it hit, and does not claim to where refused calls are never seen', async () => {
    const counted = await breakIt({ fault: 'reset' })
    const uncounted = await breakIt()
    const hits = [counted, uncounted].map(({ id }) => ({ id, count: 3 }))
    await run(({ tx }) => recordFaultHits({ tx, now: new Date() }, hits))
    await run(({ tx }) => recordFaultHits({ tx, now: new Date() }, hits))
    expect((await active()).map(({ fault, hits: its }) => [fault, its])).toEqual([
      ['refuse', null],
      ['reset', 6],
    ])
  })

  it('ends when it is repaired, once', async () => {
    const { id } = await breakIt()
    const before = await trail()
    expect(await run((ctx) => repairSandbox(ctx, { id }))).toEqual({ repaired: 1 })
    expect(await run((ctx) => repairSandbox(ctx, { id }))).toEqual({ repaired: 0 })
    expect(await active()).toEqual([])
    expect((await trail()).slice(before.length)).toEqual(['Ana sandbox.repaired Refuse connections on objects'])
    const unknown = run((ctx) => repairSandbox(ctx, { id: '018f0000-0000-7000-8000-000000000000' }))
    expect(await refusal(unknown)).toBe('not_found: There is no such fault.')
  })

  it('ends with all others', async () => {
    await breakIt()
    await breakIt({ durationS: null, fault: 'black_hole' })
    expect(await run(repairWholeSandbox)).toEqual({ repaired: 2 })
    expect(await run(repairWholeSandbox)).toEqual({ repaired: 0 })
  })

  it('ends by itself at its time, which is written down afterwards', async () => {
    const fault = await breakIt({ durationS: 1 })
    await breakIt({ durationS: null, fault: 'html' })
    expect((await active(later(1_500))).map(({ fault: kind }) => kind)).toEqual(['html'])
    const clock = later(60_000)
    const end = () => onPlatform({ db, log: silentLogger, clock }, systemActor('sandbox proxy'), endExpiredFaults)
    expect([await end(), await end()]).toEqual([1, 0])
    const row = await run(({ tx }) => tx.sandboxFault.findUniqueOrThrow({ where: { id: fault.id } }))
    expect(row).toMatchObject({ endedAt: fault.endsAt, endedByName: 'sandbox proxy' })
    expect(await trail()).toContain('sandbox proxy sandbox.expired Refuse connections on objects')
  })
})

it('says whether anybody is there who breaks', async () => {
  const proxy = () => run(async (ctx) => (await sandboxStatus(ctx)).proxy)
  expect(await proxy()).toBe('down')
  const at = new Date()
  const alive = {
    id: crypto.randomUUID(),
    kind: 'sandbox',
    host: 'h',
    pid: 1,
    version: '1',
    memoryBytes: 1n,
    startedAt: at,
    heartbeatAt: at,
  }
  await run(({ tx }) => tx.process.create({ data: alive }))
  expect(await proxy()).toBe('ok')
})
