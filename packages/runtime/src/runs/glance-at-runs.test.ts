import { afterAll, beforeAll, expect, it } from 'vitest'
import { uuidv7 } from '@understudy/core/server'
import { listSessionsInput } from '../schema.ts'
import { listSessions } from '../sessions/list-sessions.ts'
import { scriptedAgent } from '../testing/scripted-agent.ts'
import { startHarness, type Harness } from '../testing/runtime-harness.ts'

let harness: Harness

beforeAll(async () => {
  harness = await startHarness([scriptedAgent({ work: [{ key: 'only', work: () => 'done' }] })])
})
afterAll(() => harness.close())

const note = (runId: string, servedBy: string | null) =>
  harness.act(({ tx, tenant }) =>
    tx.portCall.create({
      data: {
        tenantId: tenant.id,
        id: uuidv7(),
        runId,
        port: 'objects',
        operation: 'put',
        servedBy,
        outcome: servedBy ? 'ok' : 'failed',
        durationMs: 1,
      },
    }),
  )

it('counts the answers of each side, not the calls that nobody answered, and names the step at work', async () => {
  const runId = await harness.queueRun('work')
  for (const servedBy of ['aws:us-east-1', 'aws:us-west-2', 'local', null]) await note(runId, servedBy)
  await harness.act(({ tx, tenant }) =>
    tx.step.updateMany({ where: { tenantId: tenant.id, runId }, data: { status: 'running' } }),
  )
  const { items } = await harness.act((ctx) => listSessions(ctx, listSessionsInput.parse({})))
  const step = await harness.act(({ tx, tenant }) => tx.step.findFirstOrThrow({ where: { tenantId: tenant.id, runId } }))
  expect(items.find(({ lastRun }) => lastRun?.id === runId)).toMatchObject({ calls: { aws: 2, local: 1 }, atStep: step.title })
})

it('says nothing happened of a run without calls', async () => {
  const runId = await harness.queueRun('work')
  const { items } = await harness.act((ctx) => listSessions(ctx, listSessionsInput.parse({})))
  expect(items.find(({ lastRun }) => lastRun?.id === runId)).toMatchObject({ calls: { aws: 0, local: 0 }, atStep: null })
})
