import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest'
import { agents, meetingsRouter } from '@understudy/agents/server'
import { router, trpc, type RequestContext } from '@understudy/api'
import { createRoutedPorts, Gate } from '@understudy/continuity/server'
import { systemClock, type TenantRef } from '@understudy/core'
import { withTenant } from '@understudy/db'
import { createTestTenant, openTestDatabase, type TestDatabase } from '@understudy/db/testing'
import { createProviders, resolveUnderstudyConfig } from '@understudy/ports/server'
import { AgentRegistry, runsRouter } from '@understudy/runtime/server'
import { silentLogger } from '@understudy/telemetry'

const root = path.resolve(import.meta.dirname, '../../..')
const meetings = path.resolve(root, '../shared/data/meet-qmsum/test.jsonl')
const ana = { kind: 'user', id: '0197aaaa-0000-7000-8000-000000000001', name: 'Ana' } as const
const steps = ['ingest', 'segment', 'speakers', 'summarise', 'decisions', 'actions', 'index', 'remember']

let db: TestDatabase
let tenant: TenantRef
let dataDir: string
let env: Record<string, string>
let providers: ReturnType<typeof createProviders>
const workers: ChildProcess[] = []

beforeAll(async () => {
  db = await openTestDatabase()
  tenant = await createTestTenant(db, 'acme')
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'understudy-story-'))
  await withTenant(db, { tenant, actor: ana }, (tx) =>
    tx.tenantAgent.create({ data: { tenantId: tenant.id, key: 'summarizer' } }),
  )
  env = {
    UNDERSTUDY_DATA_DIR: dataDir,
    UNDERSTUDY_CONFIG_DIR: path.join(root, 'config'),
    UNDERSTUDY_DATABASE_APP_URL: db.urls.app,
    UNDERSTUDY_DATABASE_SYSTEM_URL: db.urls.system,
    UNDERSTUDY_SANDBOX_ENABLED: 'true',
    UNDERSTUDY_SANDBOX_REASON: 'this test is about the local side',
  }
  const { config } = resolveUnderstudyConfig({ env })
  providers = createProviders({ config, db, dataDir, clock: systemClock, log: silentLogger })
})
afterAll(async () => {
  for (const worker of workers) worker.kill('SIGKILL')
  await Promise.all(providers.map((provider) => provider.close()))
  await db.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const startWorker = (): ChildProcess => {
  const worker = spawn(process.execPath, [path.join(root, 'apps/worker/src/main.ts')], {
    env,
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  workers.push(worker)
  return worker
}

/** The procedures as Ana's browser calls them. */
function asAna() {
  const gate = new Gate({ clock: systemClock })
  const ports = createRoutedPorts({ providers, gate, record: () => {}, clock: systemClock, log: silentLogger })
  const context = {
    db,
    clock: systemClock,
    log: silentLogger,
    user: { userId: ana.id, name: ana.name, isPlatformAdmin: true, mustChangePassword: false },
    tenantSlug: tenant.slug,
    address: '127.0.0.1',
    traceId: undefined,
    services: { version: 'test', agents: new AgentRegistry(agents), ports },
  } as unknown as RequestContext
  return trpc.createCallerFactory(router({ meetings: meetingsRouter, runs: runsRouter }))(context)
}

function aMeeting(test: TestContext): string {
  if (!existsSync(meetings)) test.skip(`no meetings in ${path.relative(root, meetings)}`)
  const [first] = readFileSync(meetings, 'utf8').split('\n')
  const { meeting_transcripts: turns } = JSON.parse(first!) as { meeting_transcripts: { speaker: string; content: string }[] }
  return turns.map(({ speaker, content }) => `${speaker}: ${content}`).join('\n')
}

describe('a real meeting', () => {
  it('is summarised once, locally, although its worker is killed in the middle', async (test) => {
    const caller = asAna()
    const contentBase64 = Buffer.from(aMeeting(test)).toString('base64')
    const { runId, sessionId } = await caller.meetings.start({ fileName: 'meeting.txt', title: 'Bed003', contentBase64 })
    const stepOf = async (key: string) => (await caller.runs.get({ runId })).steps.find((step) => step.key === key)!

    const doomed = startWorker()
    await expect.poll(() => stepOf('speakers'), { timeout: 60_000, interval: 20 }).toMatchObject({ status: 'succeeded' })
    doomed.kill('SIGKILL')
    await once(doomed, 'exit')
    const before = await caller.runs.get({ runId })
    expect(before.status).toBe('running')

    startWorker()
    await expect.poll(async () => (await caller.runs.get({ runId })).status, { timeout: 90_000, interval: 200 }).toBe('succeeded')
    const run = await caller.runs.get({ runId })
    expect(run.claims).toBe(2)
    expect(run.steps.map(({ key, status }) => [key, status])).toEqual(steps.map((key) => [key, 'succeeded']))
    for (const done of before.steps.filter((step) => step.status === 'succeeded'))
      expect(run.steps.find((step) => step.key === done.key)).toMatchObject({ attempt: done.attempt, endedAt: done.endedAt })
    const events = await caller.runs.events({ runId })
    expect(
      events.filter(({ event }) => event.type === 'step.succeeded').map(({ event }) => 'stepKey' in event && event.stepKey),
    ).toEqual(steps)

    const served = run.steps.flatMap((step) => step.portCalls).map((call) => call.servedBy)
    expect(new Set(served)).toEqual(new Set(['local']))
    const meeting = await caller.meetings.get({ sessionId })
    expect(meeting.result?.summary.sections.length).toBeGreaterThan(0)

    const answer = await caller.meetings.ask({ sessionId, question: 'What did they say about the belief net structure?' })
    expect(answer.calls.length).toBeGreaterThan(0)
  }, 240_000)
})
