import { listProviderHealth } from '@understudy/continuity/server'
import type { CallScope } from '@understudy/api'
import { asSystem } from '@understudy/db'
import { sandboxStatus } from '../sandbox/sandbox-status.ts'
import { listJobs } from './list-jobs.ts'
import { listProcesses } from './list-processes.ts'
import type { SystemView } from './schema.ts'

/** Processes, queue, providers, and where each setting comes from. */
export function system({ db, clock, services }: CallScope): Promise<SystemView> {
  return asSystem(db, 'observe.platform', async (tx) => ({
    version: services.version,
    processes: await listProcesses({ tx, clock }),
    jobs: await listJobs(tx),
    providers: await listProviderHealth({ tx }),
    settings: [...services.system.settings],
    sandbox: await sandboxStatus({ tx, clock, sandbox: services.system.sandbox }),
  }))
}
