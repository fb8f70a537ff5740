// A process that writes through routed ports and hands over what waits, as a worker does, and ends at the step it is told to, as if
// its machine had gone: kill -9 by its own hand, or stands still until it is woken. Forked by crash-bed.ts; prints each write as it begins and as it is acknowledged.
import { once } from 'node:events'
import { writeSync } from 'node:fs'
import { Deadline, operationId, systemClock, type TenantRef } from '@understudy/core'
import { openDatabase, type DatabaseUrls } from '@understudy/db'
import { silentLogger } from '@understudy/telemetry'
import { ContinuityProcess } from '../../continuity-process.ts'
import { PostgresJournal } from '../../journal/postgres-journal.ts'
import { startReplayer } from '../../replay/start-replayer.ts'
import { createRoutedPorts } from '../../routed-ports.ts'
import { crashProviders } from './crash-providers.ts'
import { bucketOfParent, hearReplies } from './remote-bucket.ts'
import type { CrashStep } from './crash-steps.ts'
import { writesOf, type Said } from './writes.ts'

export interface CrashOrder {
  readonly seed: number
  readonly urls: DatabaseUrls
  readonly dataDir: string
  readonly tenant: TenantRef
  readonly processId: string
  readonly keys: readonly string[]
  readonly writesPerKey: number
  /** The step, and the how many-th time it is reached. */
  readonly end: { readonly step: CrashStep; readonly time: number; readonly how: 'kill' | 'pause' }
}

// Nobody is left to end it.
process.once('disconnect', () => process.exit(1))
process.send!({ ready: true })
const [order] = (await once(process, 'message')) as [CrashOrder]
hearReplies()
const { urls, dataDir, tenant, processId, end, seed } = order
let reached = 0
const onStep = (step: CrashStep) => {
  if (step === end.step && ++reached === end.time) process.kill(process.pid, end.how === 'kill' ? 'SIGKILL' : 'SIGSTOP')
}
const say = (said: Said) => void writeSync(1, `${JSON.stringify(said)}\n`)

const db = openDatabase(urls, 'crash')
const [clock, log] = [systemClock, silentLogger]
const common = { db, dataDir, clock, log, processId, onStep }
const continuity = new ContinuityProcess({ db, clock, log })
const journal = new PostgresJournal({ ...common, providers: crashProviders(common, bucketOfParent('call')) })
const routed = createRoutedPorts({
  providers: crashProviders(common, bucketOfParent('call'), onStep),
  gate: continuity.gate,
  journal,
  record: () => undefined,
  clock,
  log,
})
const replayer = await startReplayer({
  ...common,
  providers: crashProviders(common, bucketOfParent('replay')),
  mayReplayAws: () => true,
})
const { objects } = routed({ tenant })

await Promise.all(
  order.keys.map(async (key) => {
    for (const { operation, kind, body } of writesOf(seed, 'child', key, order.writesPerKey)) {
      say({ operation, key, kind, did: 'begin', at: Date.now() })
      const call = { tenant, operationId: operationId(operation), deadline: Deadline.in(8_000) }
      try {
        if (kind === 'delete') await objects.delete(call, key)
        else await objects.put(call, key, body)
        say({ operation, key, kind, did: 'end', at: Date.now() })
      } catch (error) {
        say({ operation, key, kind, did: 'fail', at: Date.now(), why: String(error) })
      }
    }
  }),
)
await journal.flush()
await replayer.stop()
await db.close()
process.exit(0)
