import { once } from 'node:events'
import { agents } from '@understudy/agents/server'
import { continuitySettings } from '@understudy/continuity/server'
import { systemClock } from '@understudy/core'
import { databaseUrlsFromEnvironment, openDatabase } from '@understudy/db'
import { createProviders, resolveUnderstudyConfig } from '@understudy/ports/server'
import { createLogger } from '@understudy/telemetry'
import type { WorkerConfig } from './config.ts'
import { drillPartsOf } from './drill-parts.ts'
import { startHealthEndpoint } from './health-endpoint.ts'
import { startWorker } from './start-worker.ts'

const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const

/** Works until it is told to stop, or cannot go on. Answers the exit code. */
export async function runWorker(worker: WorkerConfig): Promise<number> {
  const { dataDir, configDir, version, concurrency, healthPort, logLevel } = worker
  const log = createLogger('worker', { level: logLevel })
  const { config } = resolveUnderstudyConfig()
  const told = Promise.race(signals.map((signal) => once(process, signal).then(() => signal)))
  const db = openDatabase(databaseUrlsFromEnvironment(), 'worker')
  const providers = createProviders({ config, db, dataDir, clock: systemClock, log })
  const drills = drillPartsOf(config, configDir)
  const running = await startWorker({
    db,
    providers,
    chains: config.ports,
    continuity: continuitySettings(config.continuity),
    dataDir,
    journalMaxWaiting: config.continuity.journalMaxWaiting,
    agents,
    ...(drills ? { drills } : {}),
    version,
    concurrency,
    log,
  })
  const health = await startHealthEndpoint(db, version, healthPort, log)
  // What started us waits for this line.
  process.stdout.write(
    `${JSON.stringify({ ready: true, message: 'worker ready', health: health.url, id: running.id, pid: process.pid })}\n`,
  )
  const reason = await Promise.race([told, running.failed.catch(() => 'failed' as const)])
  log.info({ reason }, 'worker stops')
  await health.stop()
  await running.stop()
  return reason === 'failed' ? 1 : 0
}
