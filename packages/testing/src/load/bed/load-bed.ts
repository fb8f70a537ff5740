import { mkdtempSync, openSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { TenantRef } from '@understudy/core'
import type { Database } from '@understudy/db'
import { environment } from '../../config.ts'
import { startFaultProxy, type FaultProxy } from '../../fault-proxy/index.ts'
import { LoadRun } from '../run/load-run.ts'
import { startWorkerProcess, type RunningWorker } from './worker.ts'

export interface LoadBedOptions {
  readonly db: Database
  readonly awsUrl: string
  readonly tenants: readonly TenantRef[]
  /** Settings besides, as environment variables. */
  readonly settings?: Readonly<Record<string, string>>
}

/** An installation without its pages: database, worker as a process, and a proxy before the emulator that this process breaks. */
export interface LoadBed {
  readonly run: LoadRun
  readonly proxy: FaultProxy<'objects' | 'memory'>
  startWorker(): Promise<RunningWorker>
  close(): Promise<void>
}

/** Nothing of the machine's own settings reaches the processes but where programs are. */
const plain = (): Record<string, string> => {
  const { PATH = '', HOME = '' } = environment()
  return { PATH, HOME, NODE_ENV: 'production' }
}

export async function openLoadBed({ db, awsUrl, tenants, settings = {} }: LoadBedOptions): Promise<LoadBed> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'understudy-bed-'))
  const proxy = await startFaultProxy({ doors: { objects: { upstream: awsUrl }, memory: { upstream: awsUrl } } })
  const env = {
    ...plain(),
    UNDERSTUDY_DATABASE_APP_URL: db.urls.app,
    UNDERSTUDY_DATABASE_SYSTEM_URL: db.urls.system,
    UNDERSTUDY_DATA_DIR: dataDir,
    UNDERSTUDY_SANDBOX_ENABLED: 'true',
    UNDERSTUDY_SANDBOX_URL: awsUrl,
    UNDERSTUDY_SANDBOX_PROXY_OBJECTS: proxy.urls.objects,
    UNDERSTUDY_SANDBOX_PROXY_MEMORY: proxy.urls.memory,
    ...settings,
  }
  const run = new LoadRun({ db, env, dataDir, awsUrl, tenants })
  const workers: RunningWorker[] = []
  const logFile = openSync(path.join(run.folder, 'worker.log'), 'a')
  return {
    run,
    proxy,
    startWorker: async () => {
      const worker = await startWorkerProcess(env, logFile)
      workers.push(worker)
      return worker
    },
    close: async () => {
      await run.stopClients()
      await Promise.all(workers.map((worker) => worker.stop()))
      await proxy.close()
      for (const folder of [dataDir, run.folder]) rmSync(folder, { recursive: true, force: true })
    },
  }
}
