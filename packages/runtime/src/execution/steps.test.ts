import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '@understudy/core'
import { withTenant, type Notification } from '@understudy/db'
import { listRunEvents } from '../runs/list-run-events.ts'
import { retryRun } from '../runs/retry-run.ts'
import { stopRun } from '../runs/stop-run.ts'
import { Gate, scriptedAgent, type StepWork } from '../testing/scripted-agent.ts'
import { ana, startHarness, type Harness } from '../testing/runtime-harness.ts'

let harness: Harness
/** What the steps of the next run do; a step without an entry answers with its key. */
let works: Record<string, StepWork> = {}
let calls: string[] = []

const step = (key: string, options = {}) => ({
  key,
  options,
  work: (ctx: Parameters<StepWork>[0]) => {
    calls.push(key)
    return works[key]?.(ctx) ?? key
  },
})

beforeAll(async () => {
  harness = await startHarness([
    scriptedAgent({
      plain: [step('first'), step('second'), step('third')],
      retrying: [step('flaky', { retry: 2 }), step('last')],
      slow: [step('slow', { timeoutMs: 60 })],
    }),
  ])
})
afterAll(() => harness.close())

async function execute(kind: string, script: typeof works): Promise<string> {
  works = script
  calls = []
  const runId = await harness.queueRun(kind)
  await harness.executor().execute({ tenantId: harness.tenant.id, runId })
  return runId
}
const again = async (runId: string, script: typeof works) => {
  works = script
  calls = []
  await harness.executor().execute({ tenantId: harness.tenant.id, runId })
}

describe('a run', () => {
  it('tells what happened in order, numbered without gaps', async () => {
    const runId = await execute('plain', {})
    const events = await harness.act((ctx) => listRunEvents(ctx, { runId, sinceSeq: 0, limit: 100 }))
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1))
    const steps = ['first', 'second', 'third'].flatMap((stepKey) => [
      { type: 'step.started', stepKey, attempt: 1 },
      { type: 'step.succeeded', stepKey, durationMs: expect.any(Number) },
    ])
    expect(events.map(({ event }) => event)).toEqual([
      { type: 'run.queued', by: 'Ana' },
      { type: 'run.started', claim: 1 },
      ...steps,
      { type: 'run.succeeded' },
    ])
    const since = await harness.act((ctx) => listRunEvents(ctx, { runId, sinceSeq: 7, limit: 100 }))
    expect(since.map(({ seq }) => seq)).toEqual([8, 9])
    expect(await harness.run(runId)).toMatchObject({ output: { value: 'first second third' }, lastSeq: 9 })
  })

  it('tells its followers after each commit', async () => {
    const heard: Notification[] = []
    const unsubscribe = await harness.db.hub.subscribe((notification) => heard.push(notification))
    const runId = await execute('plain', {})
    await expect.poll(() => heard.filter(({ id }) => id === runId).length).toBeGreaterThanOrEqual(9)
    unsubscribe()
  })

  it('keeps which side served each call, by step', async () => {
    const put: StepWork = async ({ ports }) => (await ports.objects.put('k', Buffer.from('v'))).servedBy
    const runId = await execute('plain', { second: put })
    const run = await harness.run(runId)
    expect(run.steps[0]!.portCalls).toEqual([])
    expect(run.steps[1]!.portCalls).toMatchObject([
      {
        port: 'objects',
        operation: 'put',
        servedBy: 'local',
        outcome: 'ok',
        attempts: [{ provider: 'local', decision: 'served' }],
      },
    ])
  })

  it('derives operation ids from run, step and order, the same ones when the step is tried again', async () => {
    let tries = 0
    const flaky: StepWork = async ({ ports }) => {
      await ports.objects.put(`a${tries}`, Buffer.from('a'))
      await ports.objects.put(`b${tries}`, Buffer.from('b'))
      if (tries++ === 0) throw new AppError('unavailable', 'not yet')
      return 'ok'
    }
    const runId = await execute('retrying', { flaky })
    const effects = (await harness.provider.effects()).filter((effect) => effect.operation_id.startsWith(runId))
    expect(effects).toEqual([
      { operation_id: `${runId}:flaky:0`, key: 'a0', deliveries: 2 },
      { operation_id: `${runId}:flaky:1`, key: 'b0', deliveries: 2 },
    ])
  })
})

describe('a step that fails', () => {
  it('is tried again as often as declared when it may pass', async () => {
    const runId = await execute('retrying', {
      flaky: () => {
        throw new AppError('unavailable', 'away')
      },
    })
    expect(calls).toEqual(['flaky', 'flaky', 'flaky'])
    const run = await harness.run(runId)
    expect(run).toMatchObject({ status: 'failed', error: { code: 'unavailable', message: 'away', stepKey: 'flaky' } })
    expect(run.steps).toMatchObject([{ status: 'failed', attempt: 3, error: { code: 'unavailable' } }, { status: 'pending' }])
    expect(await harness.eventTypes(runId)).toEqual([
      'run.queued',
      'run.started',
      'step.started',
      'step.retrying',
      'step.started',
      'step.retrying',
      'step.started',
      'step.failed',
      'run.failed',
    ])
  })

  it('is not tried again when it would fail the same way', async () => {
    await execute('retrying', {
      flaky: () => {
        throw new AppError('invalid_input', 'never')
      },
    })
    expect(calls).toEqual(['flaky'])
  })

  it('keeps the text of an unforeseen error out of sight', async () => {
    const runId = await execute('plain', {
      first: () => {
        throw new Error('password=hunter2')
      },
    })
    const run = await harness.run(runId)
    expect(run.error).toMatchObject({ code: 'internal', stepKey: 'first' })
    expect(JSON.stringify(run)).not.toContain('hunter2')
  })

  it('fails when its time is over, even when it ignores its signal', async () => {
    const runId = await execute('slow', { slow: () => new Promise(() => {}) })
    expect(await harness.run(runId)).toMatchObject({ status: 'failed', error: { code: 'deadline_exceeded' } })
  })

  it('is where a retry goes on: completed steps keep their outputs', async () => {
    const runId = await execute('plain', {
      second: () => {
        throw new AppError('unavailable', 'away')
      },
    })
    expect(await harness.run(runId)).toMatchObject({ status: 'failed' })
    await harness.act((ctx) => retryRun(ctx, { runId }))
    expect(await harness.run(runId)).toMatchObject({
      status: 'queued',
      error: null,
      steps: [{ status: 'succeeded' }, { status: 'pending' }, {}],
    })
    await again(runId, { first: () => 'changed' })
    expect(calls).toEqual(['second', 'third'])
    const run = await harness.run(runId)
    expect(run).toMatchObject({ status: 'succeeded', output: { value: 'first second third' } })
    expect(run.steps.map(({ attempt }) => attempt)).toEqual([1, 2, 1])
    await expect(harness.act((ctx) => retryRun(ctx, { runId }))).rejects.toMatchObject({ code: 'precondition_failed' })
  })
})

describe('stopping', () => {
  const isOver = async (runId: string) => (await harness.run(runId)).status

  it('ends a run inside a step within two seconds, through the step’s signal', async () => {
    const gate = new Gate()
    let reason: unknown
    works = {
      second: async ({ signal }) => {
        signal.addEventListener('abort', () => (reason = signal.reason))
        await gate.pass()
        return 'second'
      },
    }
    calls = []
    const runId = await harness.queueRun('plain')
    const running = harness.executor().execute({ tenantId: harness.tenant.id, runId })
    await gate.reached
    const askedAt = performance.now()
    await harness.act((ctx) => stopRun(ctx, { runId }))
    await running
    expect(performance.now() - askedAt).toBeLessThan(2_000)
    expect(reason).toMatchObject({ name: 'StopRequested' })
    expect(await harness.run(runId)).toMatchObject({
      status: 'stopped',
      steps: [{ status: 'succeeded' }, { status: 'stopped' }, { status: 'pending' }],
    })
    gate.open()
    expect(calls).toEqual(['first', 'second'])

    await harness.act((ctx) => retryRun(ctx, { runId }))
    await again(runId, {})
    expect(calls).toEqual(['second', 'third'])
    expect(await isOver(runId)).toBe('succeeded')
  })

  it('ends a queued run at once, and is refused for one that is over', async () => {
    const runId = await harness.queueRun('plain')
    await harness.act((ctx) => stopRun(ctx, { runId }))
    expect(await isOver(runId)).toBe('stopped')
    await again(runId, {})
    expect(calls).toEqual([])
    await expect(harness.act((ctx) => stopRun(ctx, { runId }))).rejects.toMatchObject({ code: 'precondition_failed' })
  })
})

describe('budgets', () => {
  const spend =
    (tokens: number): StepWork =>
    async ({ ports }) => {
      await ports.models.converse({ messages: [], maxTokens: tokens })
      return 'spent'
    }

  it('settle every answer, warn at 80 % and let the run wait at 100 % with what it has', async () => {
    const runId = await execute('plain', { first: spend(850), second: spend(200) })
    const run = await harness.run(runId)
    expect(run).toMatchObject({
      status: 'waiting',
      tokensIn: 1_050,
      tokenLimit: 1_000,
      error: { code: 'quota_exceeded', reason: 'budget' },
    })
    expect(run.steps).toMatchObject([
      { status: 'succeeded', tokensIn: 850 },
      { status: 'succeeded', tokensIn: 200 },
      { status: 'pending' },
    ])
    expect((await harness.eventTypes(runId)).filter((type) => type === 'budget.warning')).toHaveLength(1)
  })

  it('refuse a further model call inside a step', async () => {
    const twice: StepWork = async (ctx) => {
      await spend(1_000)(ctx)
      return spend(1)(ctx)
    }
    const runId = await execute('plain', { first: twice })
    expect(await harness.run(runId)).toMatchObject({ status: 'waiting', tokensIn: 1_000, steps: [{ status: 'pending' }, {}, {}] })
  })

  it('hold where the tenant allows less than the agent asks, and a retry goes on once it allows more', async () => {
    const allow = (tokensPerRun: number) =>
      withTenant(harness.db, { tenant: harness.tenant, actor: ana }, (tx) =>
        tx.tenantAgent.update({
          where: { tenantId_key: { tenantId: harness.tenant.id, key: 'scripted' } },
          data: { budget: { tokensPerRun } },
        }),
      )
    await allow(100)
    const runId = await execute('plain', { first: spend(120) })
    expect(await harness.run(runId)).toMatchObject({ status: 'waiting', tokenLimit: 100 })
    await allow(10_000)
    await harness.act((ctx) => retryRun(ctx, { runId }))
    await again(runId, {})
    expect(calls).toEqual(['second', 'third'])
    expect(await harness.run(runId)).toMatchObject({ status: 'succeeded', tokenLimit: 1_000 })
  })

  it('hold for a day over all runs of the agent', async () => {
    await harness.act(({ tx }) =>
      tx.tenantAgent.update({
        where: { tenantId_key: { tenantId: harness.tenant.id, key: 'scripted' } },
        data: { budget: { tokensPerDay: 1 } },
      }),
    )
    const runId = await execute('plain', {})
    expect(await harness.run(runId)).toMatchObject({ status: 'waiting', error: { message: expect.stringContaining('today') } })
    await harness.act(({ tx }) =>
      tx.tenantAgent.update({ where: { tenantId_key: { tenantId: harness.tenant.id, key: 'scripted' } }, data: { budget: {} } }),
    )
  })
})

describe('progress', () => {
  it('is a number with a unit, live while the step works and kept when it ends', async () => {
    const gate = new Gate()
    works = {
      first: async ({ progress }) => {
        for (let done = 1; done <= 400; done += 1) progress(done, 1_000, 'turns')
        await gate.pass()
        progress(1_000, 1_000, 'turns')
        return 'first'
      },
    }
    const runId = await harness.queueRun('plain')
    const running = harness.executor().execute({ tenantId: harness.tenant.id, runId })
    await expect
      .poll(async () => (await harness.run(runId)).steps[0]!.progress)
      .toEqual({ done: 400, total: 1_000, unit: 'turns' })
    gate.open()
    await running
    expect((await harness.run(runId)).steps[0]!.progress).toEqual({ done: 1_000, total: 1_000, unit: 'turns' })
  })
})
