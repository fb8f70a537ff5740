// A process of the installation's own kind that puts objects through the routed ports, as the worker does. Run by Node itself with the
// worker's environment; argument: { tenant: { id, slug }, puts: [{ key, text }] }. It first reads one object, so that everything is
// connected, says "ready", and goes on when it is told to (a line on standard input); then it prints who served each put.
import { once } from 'node:events'
import { Deadline, operationId, systemClock, type TenantId } from '@understudy/core'
import { uuidv7 } from '@understudy/core/server'
import { ContinuityProcess, createRoutedPorts, PostgresJournal } from '@understudy/continuity/server'
import { databaseUrlsFromEnvironment, openDatabase } from '@understudy/db'
import { createProviders, resolveUnderstudyConfig } from '@understudy/ports/server'
import { createLogger } from '@understudy/telemetry'

interface Order {
  readonly tenant: { readonly id: TenantId; readonly slug: string }
  readonly puts: readonly { readonly key: string; readonly text: string }[]
}

const DEADLINE_MS = 6_000
const { tenant, puts } = JSON.parse(process.argv[2] ?? '{}') as Order
const dataDir = process.env.UNDERSTUDY_DATA_DIR ?? '.data'
const clock = systemClock
const log = createLogger('e2e', { level: 'error' })
const { config } = resolveUnderstudyConfig()
const db = openDatabase(databaseUrlsFromEnvironment(), 'e2e')
const providers = createProviders({ config, db, dataDir, clock, log })
const processId = uuidv7()
const continuity = new ContinuityProcess({ db, chains: config.ports, clock, log })
await continuity.start(processId)
const journal = new PostgresJournal({ db, providers, dataDir, processId, clock, log })
const routed = createRoutedPorts({
  providers,
  chains: config.ports,
  gate: continuity.gate,
  journal,
  record: () => {},
  clock,
  log,
})
const { objects } = routed({ tenant })
const context = () => ({ tenant, operationId: operationId(uuidv7()), deadline: Deadline.in(DEADLINE_MS) })
await objects.list(context(), { prefix: '', limit: 1 })
process.stdout.write('ready\n')
await once(process.stdin, 'data')
const servedBy: string[] = []
for (const { key, text } of puts) {
  servedBy.push((await objects.put(context(), key, new TextEncoder().encode(text), { contentType: 'application/json' })).servedBy)
}
await journal.flush()
await continuity.stop()
await Promise.all(providers.map((provider) => provider.close()))
await db.close()
process.stdout.write(`${JSON.stringify(servedBy)}\n`)
process.stdin.destroy()
