import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor, type Actor } from '@understudy/core'
import { createTestTenant } from '@understudy/db/testing'
import { getRun } from '../runs/get-run.ts'
import { listRunEvents } from '../runs/list-run-events.ts'
import { retryRun } from '../runs/retry-run.ts'
import { startRun } from '../runs/start-run.ts'
import { stopRun } from '../runs/stop-run.ts'
import { listSessionsInput } from '../schema.ts'
import { scriptedAgent } from '../testing/scripted-agent.ts'
import { ana, startHarness, type Harness } from '../testing/runtime-harness.ts'
import { createSession } from './create-session.ts'
import { endSession } from './end-session.ts'
import { getSession } from './get-session.ts'
import { listSessions } from './list-sessions.ts'

const ben: Actor = { kind: 'user', id: '0197aaaa-0000-7000-8000-000000000002', name: 'Ben' }
let harness: Harness

beforeAll(async () => {
  harness = await startHarness([scriptedAgent({ work: [{ key: 'only', work: () => 'done' }] })])
})
afterAll(() => harness.close())

const create = (title: string, actor = ana, fields = {}) =>
  harness.act(
    (ctx) =>
      createSession(ctx, { agentKey: 'scripted', title, configuration: { tone: 'brief' }, kind: 'work', input: {}, ...fields }),
    { actor },
  )
const list = (input: object = {}) => harness.act((ctx) => listSessions(ctx, listSessionsInput.parse(input)))
const trail = async (entityId: string) =>
  (await harness.act(({ tx }) => tx.auditEvent.findMany({ where: { entityId }, orderBy: { id: 'asc' } }))).map(
    (event) => event.action,
  )

describe('starting a session', () => {
  it('writes session, run, steps, trail and job together', async () => {
    const { session, run } = await create('Steering group')
    expect(session).toMatchObject({
      agentTitle: 'Scripted agent',
      userName: 'Ana',
      status: 'active',
      configuration: { tone: 'brief' },
      memoryContext: { memoryId: 'scripted', actorId: ana.id, sessionId: session.id },
      runs: [{ number: 1, status: 'queued' }],
    })
    expect(await harness.run(run.id)).toMatchObject({
      title: 'Scripted',
      steps: [{ key: 'only', status: 'pending', portCalls: [] }],
    })
    expect(await trail(session.id)).toEqual(['session.created'])
    expect(await trail(run.id)).toEqual(['run.started'])
    await harness.executor().execute({ tenantId: harness.tenant.id, runId: run.id })
    expect(await harness.run(run.id)).toMatchObject({ status: 'succeeded' })
  })

  it.each([
    ['an agent that is switched off', { agentKey: 'unknown' }, 'precondition_failed'],
    ['a program the agent does not have', { kind: 'constructor' }, 'invalid_input'],
    ['input that does not fit', { input: 'text' }, 'invalid_input'],
  ])('refuses %s and stores nothing', async (_, fields, code) => {
    const before = await list()
    await expect(create('Refused', ana, fields)).rejects.toMatchObject({ code })
    expect(await list()).toEqual(before)
  })

  it('belongs to a person', async () => {
    await expect(create('By nobody', systemActor('cron'))).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('is refused twice under one id', async () => {
    const { session } = await create('Once')
    await expect(create('Twice', ana, { id: session.id })).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('a session', () => {
  it('takes further runs, numbered, until it ends; ending stops what is open', async () => {
    const { session, run } = await create('Three runs')
    const second = await harness.act((ctx) => startRun(ctx, { sessionId: session.id, kind: 'work', input: {} }))
    expect(second.number).toBe(2)
    const ended = await harness.act((ctx) => endSession(ctx, { sessionId: session.id }))
    expect(ended).toMatchObject({
      status: 'ended',
      runs: [
        { number: 2, status: 'stopped' },
        { number: 1, status: 'stopped' },
      ],
    })
    await expect(harness.act((ctx) => startRun(ctx, { sessionId: session.id, kind: 'work', input: {} }))).rejects.toMatchObject({
      code: 'precondition_failed',
    })
    await harness.act((ctx) => endSession(ctx, { sessionId: session.id }))
    expect(await trail(session.id)).toEqual(['session.created', 'session.ended'])
    expect(await trail(run.id)).toEqual(['run.started', 'run.stop-requested'])
    await harness.act((ctx) => retryRun(ctx, { runId: run.id }))
    expect(await trail(run.id)).toEqual(['run.started', 'run.stop-requested', 'run.retried'])
  })
})

describe('the list of sessions', () => {
  it('is filtered by agent, status, newest run, and text in title or name', async () => {
    const { session } = await create('Budget 100 % review', ben)
    const titles = async (input: object) => (await list(input)).items.map(({ title }) => title)
    expect(await titles({ text: '100 % rev' })).toEqual(['Budget 100 % review'])
    expect(await titles({ text: 'ben' })).toEqual(['Budget 100 % review'])
    expect(await titles({ text: '100 _ rev' })).toEqual([])
    expect(await titles({ agentKey: 'other' })).toEqual([])
    expect(await titles({ status: 'active', text: 'Budget' })).toEqual(['Budget 100 % review'])
    expect(await titles({ runStatus: ['queued'], text: 'Budget' })).toEqual(['Budget 100 % review'])
    expect(await titles({ runStatus: ['failed'] })).toEqual([])
    await harness.act((ctx) => endSession(ctx, { sessionId: session.id }))
    expect(await titles({ status: 'active', text: 'Budget' })).toEqual([])
  })

  it('pages by latest activity without gaps or repeats', async () => {
    for (let number = 1; number <= 5; number += 1) await create(`Page ${number}`)
    const all = (await list({ text: 'Page', limit: 100 })).items.map(({ id }) => id)
    expect(all).toHaveLength(5)
    const paged: string[] = []
    for (let cursor: string | null | undefined = undefined; cursor !== null;) {
      const page = await list({ text: 'Page', limit: 2, cursor })
      paged.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    }
    expect(paged).toEqual(all)
    await expect(list({ cursor: 'bm90IGEga2V5' })).rejects.toMatchObject({ code: 'invalid_input' })
  })
})

describe('another tenant', () => {
  it('finds none of it: the same words as for what does not exist', async () => {
    const { session, run } = await create('Ours')
    const tenant = await createTestTenant(harness.db, 'other')
    const asOther = { tenant, actor: ben }
    const runId = run.id
    const refused = { code: 'not_found' }
    await expect(harness.act((ctx) => getSession(ctx, { sessionId: session.id }), asOther)).rejects.toMatchObject(refused)
    await expect(harness.act((ctx) => endSession(ctx, { sessionId: session.id }), asOther)).rejects.toMatchObject(refused)
    await expect(
      harness.act((ctx) => startRun(ctx, { sessionId: session.id, kind: 'work', input: {} }), asOther),
    ).rejects.toMatchObject(refused)
    await expect(harness.act((ctx) => getRun(ctx, { runId }), asOther)).rejects.toMatchObject(refused)
    await expect(harness.act((ctx) => stopRun(ctx, { runId }), asOther)).rejects.toMatchObject(refused)
    await expect(harness.act((ctx) => retryRun(ctx, { runId }), asOther)).rejects.toMatchObject(refused)
    await expect(harness.act((ctx) => listRunEvents(ctx, { runId, sinceSeq: 0, limit: 10 }), asOther)).rejects.toMatchObject(
      refused,
    )
    expect((await harness.act((ctx) => listSessions(ctx, listSessionsInput.parse({})), asOther)).items).toEqual([])
    expect(await harness.run(runId)).toMatchObject({ status: 'queued' })
  })
})
