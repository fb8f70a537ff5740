import {
  ContinuityProcess,
  Coordinator,
  createHandOver,
  createRoutedPorts,
  expireModes,
  mayReplay,
  PostgresJournal,
  recordProviderHealth,
  startReplayer,
  type ContinuitySettings,
  type PortChains,
  type Provider,
  type RoutedPorts,
} from '@understudy/continuity/server'
import { startProcessHeartbeat } from '@understudy/observe/server'
import type { PortName } from '@understudy/ports'
import type { Logger } from '@understudy/telemetry'
import { simulatedProvider } from '../sides/simulated-provider.ts'
import { asOwner } from '../time/owner.ts'
import type { World } from '../world.ts'
import type { SimulatedProcess } from './simulated-process.ts'

/** What of the product a process runs. */
export interface ProductParts {
  readonly ports: readonly PortName[]
  readonly chains: PortChains
  readonly settings: ContinuitySettings
  /** Milliseconds after which a side's own adapter gives up. */
  readonly adapterMs: number
  readonly log: Logger
}

export interface RunningProduct {
  readonly process: SimulatedProcess
  readonly ports: RoutedPorts
  /** In order, as a process that is asked to end. */
  stop(): Promise<void>
}

const EXPIRE_MODES_MS = 1_000

/** Composes a worker's share of continuity, of the modules themselves. Rejects where the store is away. */
export const startProduct = (world: World, process: SimulatedProcess, parts: ProductParts): Promise<RunningProduct> =>
  asOwner(process.owner, () => start(world, process, parts))

async function start(world: World, process: SimulatedProcess, parts: ProductParts): Promise<RunningProduct> {
  const { db, clock } = process
  const { settings, chains, log } = parts
  const dataDir = '/nowhere'
  const heartbeat = await startProcessHeartbeat(db, { kind: 'worker', version: 'simulated' }, { clock, log })
  const processId = heartbeat.id
  const providers: Provider[] = [world.aws, world.local].map((shelves) =>
    simulatedProvider(process, shelves, parts.ports, parts.adapterMs),
  )
  const common = { db, providers, dataDir, processId, clock, log }
  const continuity = new ContinuityProcess({ db, breakers: settings.breakers, chains, clock, log })
  await continuity.start(processId)
  const journal = new PostgresJournal(common)
  const ports = createRoutedPorts({ providers, chains, gate: continuity.gate, journal, record: () => {}, clock, log })
  const coordinator = new Coordinator({
    ...common,
    handOver: createHandOver(common),
    settings: settings.wayBack,
    breakers: settings.breakers,
    report: recordProviderHealth(db, clock),
  })
  await coordinator.start()
  const replayer = await startReplayer({ ...common, mayReplayAws: (port) => mayReplay(continuity.fleet, providers, port) })
  const expiry = setInterval(() => {
    expireModes(db, clock, log).catch((error: unknown) => log.warn({ error }, 'orders could not be ended'))
  }, EXPIRE_MODES_MS)
  return {
    process,
    ports,
    stop: async () => {
      clearInterval(expiry)
      await coordinator.stop()
      await journal.flush()
      await replayer.stop()
      await continuity.stop()
      await heartbeat.stop()
    },
  }
}
