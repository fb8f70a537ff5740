import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { createHTTPHandler } from '@trpc/server/adapters/standalone'
import { meRouter, router, type ApiServices } from '@understudy/api'
import { systemActor, systemClock } from '@understudy/core'
import {
  ContinuityProcess,
  continuityRouter,
  createRoutedPorts,
  defaultContinuitySettings,
  drillsRouter,
  alarmSettings,
  JournalGauge,
  journalRouter,
} from '@understudy/continuity/server'
import { createUser, onPlatform, SessionResolver, signIn } from '@understudy/identity/server'
import { asSystem } from '@understudy/db'
import { openTestDatabase, type TestDatabase } from '@understudy/db/testing'
import type { SandboxFacts } from '@understudy/observe'
import { drillSandbox, observeRouter, sandboxRouter } from '@understudy/observe/server'
import { createProviders, resolveUnderstudyConfig } from '@understudy/ports/server'
import { silentLogger } from '@understudy/telemetry'

export interface ServedConsole {
  readonly url: string
  readonly db: TestDatabase
  /** @returns the session of a new person */
  signInAs(name: string, platformRole: 'platform-admin' | null): Promise<string>
  close(): Promise<void>
}

const base = '/api/trpc'
const address = '127.0.0.1'
const folder = path.resolve(import.meta.dirname, '../../../../config/drills')
const log = silentLogger
const clock = systemClock

/** The procedures that the command calls, over HTTP, with a database of their own, this machine's side, and an AWS that is not configured. */
export async function serveConsole(): Promise<ServedConsole> {
  const db = await openTestDatabase()
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'understudy-cli-'))
  const file = path.join(dataDir, 'none.yaml')
  await writeFile(file, '{}')
  const { config } = resolveUnderstudyConfig({
    env: { UNDERSTUDY_SANDBOX_ENABLED: 'true', UNDERSTUDY_SANDBOX_REASON: 'no emulator' },
    file,
  })
  const providers = createProviders({ config, db, dataDir, clock, log })
  const chains = config.ports
  const continuity = new ContinuityProcess({ db, chains, clock, log })
  await continuity.start('0197aaaa-0000-7000-8000-0000000000c1')
  const { gate } = continuity
  const sandbox: SandboxFacts = { state: 'off', sentence: 'There is no sandbox here.', ports: [] }
  const drills = { folder, sandbox: drillSandbox(sandbox), schedule: { isOn: false, day: 'sunday', hour: 4 } }
  const journal = new JournalGauge({ db, dataDir, settings: alarmSettings(config.continuity), clock, log })
  const services = {
    version: 'test',
    ports: createRoutedPorts({ providers, chains, gate, record: () => undefined, clock, log }),
    continuity: { providers, chains, gate, drills, journal, thresholds: defaultContinuitySettings.wayBack },
    system: { settings: [], sandbox },
  } as unknown as ApiServices
  const sessions = new SessionResolver(db)
  const handle = createHTTPHandler({
    router: router({
      continuity: continuityRouter,
      drills: drillsRouter,
      journal: journalRouter,
      me: meRouter,
      observe: observeRouter,
      sandbox: sandboxRouter,
    }),
    basePath: `${base}/`,
    createContext: async ({ req }) => {
      const token = /(?:^|; )understudy\.session=([^;]+)/.exec(req.headers.cookie ?? '')?.[1]
      const user = token === undefined ? null : await sessions.resolve(token)
      return { db, clock, log, services, address, traceId: undefined, tenantSlug: null, user }
    },
  })
  const server = createServer((request: IncomingMessage, response: ServerResponse) => handle(request, response))
  server.listen(0, address)
  await once(server, 'listening')
  return {
    url: `http://${address}:${(server.address() as AddressInfo).port}`,
    db,
    signInAs: async (name, platformRole) => {
      const email = `${name}@people.test`
      const { oneTimePassword: password } = await onPlatform({ db, log }, systemActor('test'), (ctx) =>
        createUser(ctx, { email, name, platformRole }),
      )
      await asSystem(db, 'identity.bootstrap', (tx) => tx.user.update({ where: { email }, data: { mustChangePassword: false } }))
      const { token } = await signIn({ db, log, address }, { email, password, userAgent: 'test' })
      return token
    },
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
      await continuity.stop()
      await Promise.all(providers.map((provider) => provider.close()))
      await db.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
