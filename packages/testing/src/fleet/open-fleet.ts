import type { TenantRef } from '@understudy/core'
import { createTestTenant, type TestDatabase } from '@understudy/db/testing'
import { startFaultProxy, type FaultProxy } from '../fault-proxy/index.ts'
import { openLoadBed, type LoadBed, type LoadRates, type RunningClient } from '../load/index.ts'
import { openStoreDoor, type StoreDoor } from './store-door.ts'

/** Ports that the load calls, and the doors to their AWS. */
export const ports = ['objects', 'memory'] as const
export type FleetPort = (typeof ports)[number]

const KEYS = 10
/** Quicker ways back than by default, and by default everything that detection goes by. */
const settings = {
  UNDERSTUDY_CONTINUITY_RAMP_PER_SECOND: '1',
  UNDERSTUDY_CONTINUITY_PROBES_OVER_MS: '500',
  UNDERSTUDY_CONTINUITY_OPEN_MS: '4000',
}

export interface FleetProcess {
  readonly name: string
  /** Nobody else calls for it, so that its recorded calls are this process's. */
  readonly tenant: TenantRef
  readonly client: RunningClient
}

/** Processes that make calls, and a worker; all go to AWS through one proxy but for the first, which has ways of its own. */
export interface TestFleet {
  readonly db: TestDatabase
  readonly bed: LoadBed
  readonly processes: readonly FleetProcess[]
  readonly lone: {
    readonly process: FleetProcess
    /** Its way to AWS. */
    readonly proxy: FaultProxy<FleetPort>
    /** Its way to the database. */
    readonly store: StoreDoor
  }
  /** Calls a second of all processes together: one read to every two writes. */
  setLoad(callsPerS: number): void
  close(): Promise<void>
}

/** Every process calls for a tenant of its own and for one that all share. */
export async function openFleet(db: TestDatabase, awsUrl: string, size: number): Promise<TestFleet> {
  const names = Array.from({ length: size }, (_, nth) => `p${nth + 1}`)
  const own = await Promise.all(names.map((name) => createTestTenant(db, name)))
  const shared = await createTestTenant(db, 'shared')
  const bed = await openLoadBed({ db, awsUrl, tenants: [...own, shared], settings })
  const proxy = await startFaultProxy({ doors: { objects: { upstream: awsUrl }, memory: { upstream: awsUrl } } })
  const store = await openStoreDoor(db.urls)
  const alone = {
    UNDERSTUDY_DATABASE_APP_URL: store.urls.app,
    UNDERSTUDY_DATABASE_SYSTEM_URL: store.urls.system,
    UNDERSTUDY_SANDBOX_PROXY_OBJECTS: proxy.urls.objects,
    UNDERSTUDY_SANDBOX_PROXY_MEMORY: proxy.urls.memory,
  }
  await bed.startWorker()
  const idle = { writesPerS: 0, readsPerS: 0, keysPerTenant: KEYS }
  const start = async (name: string, tenant: TenantRef, ways: Readonly<Record<string, string>>): Promise<FleetProcess> => {
    const client = await bed.run.startClient(name, { ...idle, tenants: [tenant, shared] }, ways)
    return { name, tenant, client }
  }
  const processes = await Promise.all(names.map((name, nth) => start(name, own[nth]!, nth === 0 ? alone : {})))
  return {
    db,
    bed,
    processes,
    lone: { process: processes[0]!, proxy, store },
    setLoad: (callsPerS) => {
      const rates: LoadRates = { writesPerS: (callsPerS * 2) / 3 / size, readsPerS: callsPerS / 3 / size }
      for (const { client } of processes) client.setRates(rates)
    },
    close: async () => {
      await bed.close()
      await Promise.all([proxy.close(), store.close()])
    },
  }
}
