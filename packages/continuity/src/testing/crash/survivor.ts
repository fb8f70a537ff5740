import { randomUUID } from 'node:crypto'
import { Deadline, operationId, systemClock, type TenantRef } from '@understudy/core'
import type { ObjectStore } from '@understudy/ports'
import { silentLogger } from '@understudy/telemetry'
import { PostgresJournal } from '../../journal/postgres-journal.ts'
import { startReplayer, type Replayer } from '../../replay/start-replayer.ts'
import { createRoutedPorts } from '../../routed-ports.ts'
import { Gate } from '../../route/gate.ts'
import type { CrashBed } from './crash-bed.ts'
import { crashProviders } from './crash-providers.ts'
import type { CrashWrite, Said } from './writes.ts'

const DEADLINE_MS = 20_000

/** The other process of a round: it writes beside the one that ends, and takes over what that one leaves. */
export interface Survivor {
  readonly journal: PostgresJournal
  /** What its callers were told. */
  readonly said: readonly Said[]
  write(what: CrashWrite, key: string): Promise<void>
  takeOver(): Promise<Replayer>
  stop(): void
}

export async function startSurvivor(bed: CrashBed, tenant: TenantRef): Promise<Survivor> {
  const processId = randomUUID()
  const heart = await bed.startHeart(processId)
  const [clock, log] = [systemClock, silentLogger]
  const common = { db: bed.db, dataDir: bed.dataDir, clock, log, processId }
  const providers = crashProviders(common, bed.bucket as unknown as ObjectStore)
  const journal = new PostgresJournal({ ...common, providers })
  const gate = new Gate({ clock })
  const { objects } = createRoutedPorts({ providers, gate, journal, record: () => undefined, clock, log })({ tenant })
  const said: Said[] = []
  return {
    journal,
    said,
    write: async ({ operation, kind, body }, key) => {
      const say = (did: Said['did'], why?: unknown) =>
        said.push({ operation, key, kind, did, at: Date.now(), ...(why === undefined ? {} : { why: String(why) }) })
      say('begin')
      const call = { tenant, operationId: operationId(operation), deadline: Deadline.in(DEADLINE_MS) }
      await (kind === 'delete' ? objects.delete(call, key) : objects.put(call, key, body)).then(
        () => say('end'),
        (error: unknown) => say('fail', error),
      )
    },
    takeOver: () => startReplayer({ ...common, providers, mayReplayAws: () => true }),
    stop: heart.stop,
  }
}
