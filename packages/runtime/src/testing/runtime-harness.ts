import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { systemClock, type Actor, type Json, type TenantRef } from '@understudy/core'
import { createRoutedPorts, PortCallRecorder, Gate, type Provider } from '@understudy/continuity/server'
import { withTenant } from '@understudy/db'
import { createTestTenant, openTestDatabase, type TestDatabase } from '@understudy/db/testing'
import { silentLogger } from '@understudy/telemetry'
import type { AgentDefinition } from '../definition/agent-definition.ts'
import { AgentRegistry } from '../definition/agent-registry.ts'
import { RunExecutor, type RunExecutorOptions } from '../execution/run-executor.ts'
import type { RuntimeContext } from '../runtime-context.ts'
import { getRun } from '../runs/get-run.ts'
import { listRunEvents } from '../runs/list-run-events.ts'
import type { RunView } from '../schema.ts'
import { createSession } from '../sessions/create-session.ts'
import { effectsProvider, effectsTable } from './effects-provider.ts'

export const ana: Actor = { kind: 'user', id: '0197aaaa-0000-7000-8000-000000000001', name: 'Ana' }

export interface Harness {
  readonly db: TestDatabase
  readonly tenant: TenantRef
  readonly provider: ReturnType<typeof effectsProvider>
  /** A verb in its own transaction, as Ana. */
  act<T>(run: (ctx: RuntimeContext) => Promise<T>, as?: { tenant?: TenantRef; actor?: Actor }): Promise<T>
  executor(options?: Partial<RunExecutorOptions>): RunExecutor
  /** A new session of the agent with one run; answers the run's id. */
  queueRun(kind: string, input?: Json, agentKey?: string): Promise<string>
  run(runId: string): Promise<RunView>
  eventTypes(runId: string): Promise<string[]>
  /** Statements as the superuser, past every wall. */
  admin(sql: string): Promise<void>
  /** Makes the run's last heartbeat older than a live worker's ever is. */
  goSilent(...runIds: string[]): Promise<void>
  close(): Promise<void>
}

export async function startHarness(agents: readonly AgentDefinition[], extra: readonly Provider[] = []): Promise<Harness> {
  const db = await openTestDatabase()
  const registry = new AgentRegistry(agents)
  const admin = new pg.Client({ connectionString: db.adminUrl })
  await admin.connect()
  await admin.query(effectsTable)
  const tenant = await createTestTenant(db, 'acme')
  const provider = effectsProvider(db.adminUrl)
  const recorder = new PortCallRecorder(db, silentLogger)
  const ports = createRoutedPorts({
    providers: [...extra, provider],
    gate: new Gate({ clock: systemClock }),
    record: (call) => recorder.record(call),
    clock: systemClock,
    log: silentLogger,
  })
  const executors: RunExecutor[] = []
  const act: Harness['act'] = (run, as = {}) => {
    const scope = { tenant, actor: ana, ...as }
    return withTenant(db, scope, (tx) => run({ ...scope, tx, clock: systemClock, log: silentLogger, agents: registry }))
  }
  await act(async ({ tx }) => {
    for (const { key, version } of agents) await tx.tenantAgent.create({ data: { tenantId: tenant.id, key, version } })
  })
  return {
    db,
    tenant,
    provider,
    act,
    executor: (options = {}) => {
      const owner = `test-${randomUUID().slice(0, 8)}`
      const services = { ports, flushCalls: () => recorder.flush(), clock: systemClock, log: silentLogger }
      const executor = new RunExecutor({ db, agents: registry, owner, ...services, ...options })
      executors.push(executor)
      return executor
    },
    queueRun: async (kind, input = {}, agentKey = agents[0]!.key) =>
      (await act((ctx) => createSession(ctx, { agentKey, title: `${kind} session`, configuration: {}, kind, input }))).run.id,
    run: (runId) => act((ctx) => getRun(ctx, { runId })),
    eventTypes: async (runId) =>
      (await act((ctx) => listRunEvents(ctx, { runId, sinceSeq: 0, limit: 1_000 }))).map(({ event }) => event.type),
    admin: async (sql) => void (await admin.query(sql)),
    goSilent: async (...runIds) => {
      await admin.query(`UPDATE runs SET heartbeat_at = now() - interval '11 s' WHERE id = ANY($1::uuid[])`, [runIds])
    },
    close: async () => {
      await Promise.all(executors.map((executor) => executor.close(0)))
      await recorder.flush()
      await provider.close()
      await admin.end()
      await db.close()
    },
  }
}
