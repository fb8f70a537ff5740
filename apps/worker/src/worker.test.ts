import { createHash } from 'node:crypto'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor, systemClock } from '@understudy/core'
import { openDatabase, withTenant } from '@understudy/db'
import { createTestTenant, openTestDatabase, type TestDatabase } from '@understudy/db/testing'
import { AgentRegistry, createSession, defineAgent, defineProgram, getRun } from '@understudy/runtime/server'
import { silentLogger } from '@understudy/telemetry'
import { z } from 'zod'
import { startWorker, type Worker } from './start-worker.ts'

const ana = { kind: 'user', id: '0197aaaa-0000-7000-8000-000000000001', name: 'Ana' } as const
const gate = Promise.withResolvers<void>()
const digest = defineAgent({
  key: 'digest',
  version: 1,
  title: 'Digest',
  description: 'Hashes a text.',
  tools: [],
  budget: { tokensPerRun: 1_000, wallSeconds: 60 },
  programs: {
    hash: defineProgram({
      title: 'Hash',
      inputSchema: z.object({ text: z.string(), waits: z.boolean() }),
      outputSchema: z.string(),
      steps: [
        { key: 'hash', title: 'Hash' },
        { key: 'sign', title: 'Sign' },
      ],
      run: async (ctx, { text, waits }) => {
        const hash = await ctx.step('hash', { output: z.string() }, async () => {
          if (waits) await gate.promise
          return createHash('sha256').update(text).digest('hex')
        })
        return ctx.step('sign', { output: z.string() }, () => `signed ${hash.slice(0, 8)}`)
      },
    }),
  },
})

let db: TestDatabase
const open: Worker[] = []
const start = async () => {
  const parts = {
    db: openDatabase(db.urls, 'worker'),
    providers: [],
    dataDir: path.join(os.tmpdir(), 'understudy-worker-without-payloads'),
    agents: [digest],
    version: '1.2.3',
    concurrency: 2,
    log: silentLogger,
  }
  const worker = await startWorker(parts)
  open.push(worker)
  return worker
}
const processes = () => db.system.process.findMany({ orderBy: { id: 'asc' } })

beforeAll(async () => {
  db = await openTestDatabase()
})
afterAll(async () => {
  for (const worker of open) await worker.stop()
  await db.close()
})

describe('a worker', () => {
  it('takes a run from the queue, is seen alive, and hands work at hand over when it stops', async () => {
    const tenant = await createTestTenant(db, 'acme')
    const agents = new AgentRegistry([digest])
    const act = <T>(run: (ctx: Parameters<typeof getRun>[0]) => Promise<T>) =>
      withTenant(db, { tenant, actor: ana }, (tx) =>
        run({ actor: ana, tenant, tx, clock: systemClock, log: silentLogger, agents }),
      )
    await act(({ tx }) => tx.tenantAgent.create({ data: { tenantId: tenant.id, key: 'digest' } }))
    const queue = async (waits: boolean) => {
      const input = { agentKey: 'digest', title: 'Text', configuration: {}, kind: 'hash', input: { text: 'abc', waits } }
      return (await act((ctx) => createSession(ctx, input))).run.id
    }
    const view = (runId: string) => act((ctx) => getRun(ctx, { runId }))

    const first = await start()
    const quick = await queue(false)
    await expect
      .poll(() => view(quick), { timeout: 10_000 })
      .toMatchObject({ status: 'succeeded', output: { value: 'signed ba7816bf' } })
    expect(await processes()).toMatchObject([{ id: first.id, kind: 'worker', version: '1.2.3', pid: process.pid, endedAt: null }])

    const slow = await queue(true)
    await expect
      .poll(() => view(slow), { timeout: 10_000 })
      .toMatchObject({ steps: [{ status: 'running' }, { status: 'pending' }] })
    const stopped = first.stop()
    gate.resolve()
    await stopped
    open.shift()
    expect(await view(slow)).toMatchObject({ status: 'queued', steps: [{ status: 'succeeded' }, { status: 'pending' }] })
    expect(await processes()).toMatchObject([{ endedAt: expect.any(Date) }])

    await start()
    await expect.poll(() => view(slow), { timeout: 10_000 }).toMatchObject({ status: 'succeeded', claims: 1 })
    expect(await withTenant(db, { tenant, actor: systemActor('test') }, (tx) => tx.auditEvent.count())).toBeGreaterThan(0)
  }, 60_000)
})
