// The process between the ports and the sandbox AWS: hands everything on, and breaks what it is told to break.
import { once } from 'node:events'
import { systemClock as clock } from '@understudy/core'
import { databaseUrlsFromEnvironment, openDatabase } from '@understudy/db'
import { createLogger } from '@understudy/telemetry'
import { startFaultProxy } from '../fault-proxy/index.ts'
import { readSandboxProxyConfig } from './config.ts'
import { doorsOf, nameServerPortOf } from './doors-of.ts'
import { FaultFollower } from './fault-follower.ts'
import { startHeartbeat } from './start-heartbeat.ts'

const log = createLogger('sandbox-proxy')
const config = readSandboxProxyConfig()
const told = Promise.race((['SIGTERM', 'SIGINT', 'SIGHUP'] as const).map((signal) => once(process, signal)))
const db = openDatabase(databaseUrlsFromEnvironment(), 'sandbox-proxy')

const nameServerPort = nameServerPortOf(config)
const proxy = await startFaultProxy({
  doors: doorsOf(config),
  ...(nameServerPort === undefined ? {} : { nameServerPort }),
  onHit: (rule) => follower.hit(rule),
  onBrokenOff: (error) => log.debug({ error }, 'a call was broken off'),
})
const follower = new FaultFollower({ db, clock, log, apply: (rules) => proxy.setRules(rules) })
await follower.start()
const stopping = new AbortController()
const heartbeat = startHeartbeat(db, config.version, { log, signal: stopping.signal })
// What started us waits for this line.
process.stdout.write(`${JSON.stringify({ ready: true, message: 'sandbox proxy ready', pid: process.pid })}\n`)

await told
stopping.abort()
await proxy.close()
await follower.stop()
await (await heartbeat)?.stop()
await db.close()
