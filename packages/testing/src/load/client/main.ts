// One client of the load, as its own process: composed as console and worker are, and fit to be killed at any moment.
// `node packages/testing/src/load/client/main.ts <plan.json>`; it stops at SIGTERM, or when the one that started it is gone.
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import {
  ContinuityProcess,
  continuitySettings,
  createRoutedPorts,
  PortCallRecorder,
  PostgresJournal,
} from '@understudy/continuity/server'
import { LoadClient, loadRatesSchema } from '@understudy/continuity/load'
import { systemClock as clock } from '@understudy/core'
import { databaseUrlsFromEnvironment, openDatabase } from '@understudy/db'
import { startProcessHeartbeat } from '@understudy/observe/sandbox-proxy'
import { createProviders, resolveUnderstudyConfig } from '@understudy/ports/server'
import { createLogger } from '@understudy/telemetry'
import { HistoryFile } from './history-file.ts'
import { clientPlanSchema } from './client-plan.ts'

const plan = clientPlanSchema.parse(JSON.parse(readFileSync(process.argv[2]!, 'utf8')))
const told = Promise.race([
  ...(['SIGTERM', 'SIGINT', 'SIGHUP'] as const).map((signal) => once(process, signal)),
  once(process, 'disconnect'),
])
const log = createLogger(`load-${plan.clientId}`, { level: 'warn', destination: process.stderr })
const { config } = resolveUnderstudyConfig()
const { dataDir } = plan
const db = openDatabase(databaseUrlsFromEnvironment(), `load-${plan.clientId}`)
const providers = createProviders({ config, db, dataDir, clock, log })
const chains = config.ports
const heartbeat = await startProcessHeartbeat(db, { kind: 'console', version: `load ${plan.clientId}` }, { clock, log })
const continuity = new ContinuityProcess({ db, breakers: continuitySettings(config.continuity).breakers, chains, clock, log })
await continuity.start(heartbeat.id)
const recorder = new PortCallRecorder(db, log)
const journal = new PostgresJournal({ db, providers, dataDir, processId: heartbeat.id, clock, log })
const record: PortCallRecorder['record'] = (call) => recorder.record(call)
const portsOf = createRoutedPorts({ providers, chains, gate: continuity.gate, journal, record, clock, log })
const history = new HistoryFile(plan.historyFile)
const client = new LoadClient({ plan, portsOf, write: (line) => history.write(line) })

process.on('message', (message) => client.setRates(loadRatesSchema.parse(message)))
client.start()
process.stdout.write(`${JSON.stringify({ ready: true, pid: process.pid })}\n`)
await told
await client.stop()
process.stdout.write(`${JSON.stringify({ stopped: true, notMade: client.notMade })}\n`)
history.close()
await journal.flush()
await continuity.stop()
await recorder.flush()
await heartbeat.stop()
await Promise.all(providers.map((provider) => provider.close()))
await db.close()
// The channel to the one that started it would keep it alive.
if (process.connected) process.disconnect()
