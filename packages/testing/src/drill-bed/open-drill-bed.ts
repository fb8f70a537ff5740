import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { DrillFacts } from '@understudy/continuity/server'
import { installQueue } from '@understudy/db'
import { freePort, type TestDatabase } from '@understudy/db/testing'
import { drillSandbox, sandboxFacts } from '@understudy/observe/server'
import { resolveUnderstudyConfig } from '@understudy/ports/server'
import { environment } from '../config.ts'
import { startWorkerProcess, type RunningWorker } from '../load/bed/worker.ts'
import { startSandboxProxy } from './start-sandbox-proxy.ts'

export interface DrillBedOptions {
  readonly db: TestDatabase
  readonly awsUrl: string
  /** Where the timelines lie. */
  readonly folder: string
  /** Settings besides, as environment variables. */
  readonly settings?: Readonly<Record<string, string>>
}

/** An installation without its pages that drills can be played on: database, sandbox, its proxy, workers as processes. */
export interface DrillBed {
  /** As the pages' process has them. */
  readonly facts: DrillFacts
  startWorker(): Promise<RunningWorker>
  /** What the workers have said. */
  log(): string
  close(): Promise<void>
}

export async function openDrillBed({ db, awsUrl, folder, settings = {} }: DrillBedOptions): Promise<DrillBed> {
  await installQueue(db.adminUrl)
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'understudy-drill-'))
  const { PATH = '', HOME = '' } = environment()
  const env = {
    PATH,
    HOME,
    NODE_ENV: 'production',
    UNDERSTUDY_DATABASE_APP_URL: db.urls.app,
    UNDERSTUDY_DATABASE_SYSTEM_URL: db.urls.system,
    UNDERSTUDY_DATA_DIR: dataDir,
    UNDERSTUDY_SANDBOX_ENABLED: 'true',
    UNDERSTUDY_SANDBOX_URL: awsUrl,
    UNDERSTUDY_SANDBOX_PROXY_OBJECTS: `http://127.0.0.1:${await freePort()}`,
    UNDERSTUDY_SANDBOX_PROXY_MEMORY: `http://127.0.0.1:${await freePort()}`,
    ...settings,
  }
  const stopProxy = await startSandboxProxy(env)
  const logFile = path.join(dataDir, 'worker.log')
  const log = openSync(logFile, 'a')
  const workers: RunningWorker[] = []
  const { config } = resolveUnderstudyConfig({ env })
  return {
    facts: { folder, sandbox: drillSandbox(sandboxFacts(config)), schedule: { isOn: false, day: 'sunday', hour: 4 } },
    startWorker: async () => {
      const worker = await startWorkerProcess(env, log)
      workers.push(worker)
      return worker
    },
    log: () => readFileSync(logFile, 'utf8'),
    close: async () => {
      await Promise.all(workers.map((worker) => worker.stop()))
      await stopProxy()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
