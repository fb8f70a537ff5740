import { countSystemAccess } from '@understudy/audit'
import {
  ContinuityProcess,
  Coordinator,
  createHandOver,
  createRoutedPorts,
  defaultContinuitySettings,
  expireModes,
  mayReplay,
  PortCallRecorder,
  PostgresJournal,
  recordProviderHealth,
  startReplayer,
  type ContinuitySettings,
  type PortChains,
  type Provider,
} from '@understudy/continuity/server'
import { systemClock } from '@understudy/core'
import type { Database } from '@understudy/db'
import { startProcessHeartbeat } from '@understudy/observe/server'
import {
  AgentRegistry,
  reconcileRuns,
  RunExecutor,
  runtimeJobs,
  startJobs,
  type AgentDefinition,
} from '@understudy/runtime/server'
import type { Logger } from '@understudy/telemetry'
import { createCompareWork } from './compare-work.ts'
import { createDrillWork, type DrillParts } from './drill-work.ts'
import { startLoop } from './loop.ts'

const RECONCILE_MS = 2_000
const EXPIRE_MODES_MS = 1_000
/** Milliseconds a step at work may take to end when the worker shuts down. */
const GRACE_MS = 8_000

export interface WorkerParts {
  readonly db: Database
  readonly providers: readonly Provider[]
  readonly chains?: PortChains
  readonly continuity?: ContinuitySettings
  /** Payloads of journalled writes lie under it. */
  readonly dataDir: string
  readonly journalMaxWaiting?: number
  readonly agents: readonly AgentDefinition[]
  /** Only where a sandbox runs: drills break nothing else. */
  readonly drills?: DrillParts
  readonly version: string
  /** Jobs, and so runs, at once. */
  readonly concurrency: number
  readonly log: Logger
}

export interface Worker {
  readonly id: string
  /** Rejects when the worker cannot go on and has to be started again. */
  readonly failed: Promise<never>
  /** In order: no more jobs, runs handed on at a step boundary, records written, everything closed. */
  stop(): Promise<void>
}

/** Composes one worker. What it is given, it closes. */
export async function startWorker(parts: WorkerParts): Promise<Worker> {
  const { db, providers, chains, dataDir, version, concurrency, log } = parts
  const clock = systemClock
  const heartbeat = await startProcessHeartbeat(db, { kind: 'worker', version }, { clock, log })
  const owner = `worker:${heartbeat.id}`
  const access = countSystemAccess(db, log, owner)
  const recorder = new PortCallRecorder(db, log)
  const settings = parts.continuity ?? defaultContinuitySettings
  const continuity = new ContinuityProcess({ db, breakers: settings.breakers, ...(chains ? { chains } : {}), clock, log })
  await continuity.start(heartbeat.id)
  const record: PortCallRecorder['record'] = (call) => recorder.record(call)
  const journal = new PostgresJournal({
    db,
    providers,
    dataDir,
    processId: heartbeat.id,
    ...(parts.journalMaxWaiting === undefined ? {} : { maxWaiting: parts.journalMaxWaiting }),
    clock,
    log,
  })
  const ports = createRoutedPorts({
    providers,
    ...(chains ? { chains } : {}),
    gate: continuity.gate,
    journal,
    record,
    clock,
    log,
    routing: settings.routing,
  })
  const flushCalls = () => recorder.flush()
  const executor = new RunExecutor({ db, agents: new AgentRegistry(parts.agents), owner, ports, flushCalls, clock, log })
  const coordinator = new Coordinator({
    db,
    providers,
    handOver: createHandOver({ db, providers, dataDir, clock, log }),
    settings: settings.wayBack,
    breakers: settings.breakers,
    report: recordProviderHealth(db, clock),
    processId: heartbeat.id,
    clock,
    log,
  })
  await coordinator.start()
  const replayer = await startReplayer({
    db,
    providers,
    dataDir,
    processId: heartbeat.id,
    mayReplayAws: (port) => mayReplay(continuity.fleet, providers, port),
    clock,
    log,
  })
  const drills = parts.drills && createDrillWork({ ...parts.drills, db, providers, dataDir, portsOf: ports, owner, clock, log })
  const compare = createCompareWork({ db, providers, dataDir, clock, log })
  const drillKeeper = drills && startLoop('reconcile-drills', RECONCILE_MS, log, () => drills.reconcile())
  const expiry = startLoop('expire-modes', EXPIRE_MODES_MS, log, () => expireModes(db, clock, log))
  const reconciler = startLoop('reconcile-runs', RECONCILE_MS, log, async () => {
    // A process that was busy for long renews its own claims before it looks for silent ones.
    await executor.beat()
    await reconcileRuns(db, clock, log)
  })
  const catalogue = [...runtimeJobs(executor), compare.job, ...(drills?.jobs ?? [])]
  const jobs = await startJobs({ systemUrl: db.urls.system, jobs: catalogue, concurrency, clock, log })
  return {
    id: heartbeat.id,
    failed: jobs.failed,
    stop: async () => {
      compare.close()
      await Promise.all([
        jobs.stop(),
        executor.close(GRACE_MS),
        drills?.close(),
        drillKeeper?.stop(),
        reconciler.stop(),
        expiry.stop(),
        coordinator.stop(),
      ])
      await journal.flush()
      await replayer.stop()
      await continuity.stop()
      await recorder.flush()
      await access.stop()
      await heartbeat.stop()
      await Promise.all(providers.map((provider) => provider.close()))
      await db.close()
    },
  }
}
