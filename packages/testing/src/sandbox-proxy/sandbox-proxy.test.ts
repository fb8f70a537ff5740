import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { asSystem } from '@understudy/db'
import { freePort, openTestDatabase, type TestDatabase } from '@understudy/db/testing'
import { onPlatform } from '@understudy/identity/server'
import type { BreakSandboxInput } from '@understudy/observe'
import { breakSandbox, listActiveFaults, repairWholeSandbox } from '@understudy/observe/server'
import { silentLogger } from '@understudy/telemetry'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'

const root = path.resolve(import.meta.dirname, '../../../..')
const soon = { timeout: 1_000, interval: 20 }
let db: TestDatabase
let upstream: Server
let port: number
let proxy: ChildProcess

async function startProxy(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['packages/testing/src/sandbox-proxy/main.ts'], {
    cwd: root,
    env: {
      UNDERSTUDY_DATABASE_APP_URL: db.urls.app,
      UNDERSTUDY_DATABASE_SYSTEM_URL: db.urls.system,
      UNDERSTUDY_SANDBOX_URL: `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`,
      UNDERSTUDY_SANDBOX_PROXY_OBJECTS: `http://sandbox-objects:${port}`,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(child.stdout!, 'data')) as [Buffer]
  expect(line.toString()).toContain('"ready":true')
  return child
}
async function stopProxy(signal: NodeJS.Signals): Promise<void> {
  const exit = once(proxy, 'exit')
  proxy.kill(signal)
  await exit
}

beforeAll(async () => {
  db = await openTestDatabase()
  upstream = createServer((_, response) => response.end('aws')).listen(0, '127.0.0.1')
  await once(upstream, 'listening')
  port = await freePort()
  proxy = await startProxy()
})
afterEach(() => onPlatform({ db, log: silentLogger }, ana, repairWholeSandbox))
afterAll(async () => {
  await stopProxy('SIGTERM')
  upstream.closeAllConnections()
  upstream.close()
  await db.close()
})

const ana = { kind: 'user', id: 'ana', name: 'Ana' } as const
const sandbox = { state: 'running', sentence: '', ports: [{ port: 'objects', isBreakable: true, reason: null }] } as const
const breakIt = (input: Partial<BreakSandboxInput> = {}) =>
  onPlatform({ db, log: silentLogger }, ana, (ctx) =>
    breakSandbox(
      { ...ctx, sandbox: { ...sandbox, ports: [...sandbox.ports] } },
      { ports: 'all', fault: 'refuse', durationS: null, ...input },
    ),
  )
const ask = (path = 'bucket/key') =>
  fetch(`http://127.0.0.1:${port}/${path}`).then(
    async (response) => `${response.status} ${await response.text()}`,
    (error: Error) => (error.cause as { code: string }).code,
  )
const eventually = (expected: string | RegExp) => vi.waitFor(async () => expect(await ask()).toMatch(expected), soon)

it('breaks and repairs the wire within a second of the order', async () => {
  expect(await ask()).toBe('200 aws')
  await breakIt()
  await eventually('ECONNREFUSED')
  await onPlatform({ db, log: silentLogger }, ana, repairWholeSandbox)
  await eventually('200 aws')
})

it('ends by itself at its time, and says so in the trail', async () => {
  const { id, endsAt } = await breakIt({ fault: 'access_denied', durationS: 1 })
  await eventually(/^403/)
  await vi.waitFor(async () => expect(await ask()).toBe('200 aws'), { timeout: 2_000, interval: 20 })
  expect(Date.now()).toBeGreaterThanOrEqual(endsAt!.getTime())
  const ended = () =>
    asSystem(db, 'audit.platform', (tx) => tx.auditEvent.findFirst({ where: { entityId: id, action: 'sandbox.expired' } }))
  await vi.waitFor(async () => expect(await ended()).toMatchObject({ actorName: 'sandbox proxy' }), { timeout: 3_000 })
})

it('hits one tenant and leaves the others alone', async () => {
  await breakIt({ fault: 'errors', tenants: ['acme'] })
  await vi.waitFor(async () => expect(await ask('acme.things/_search')).toMatch(/^500/), soon)
  expect(await ask('other.things/_search')).toBe('200 aws')
})

it('counts what it hit', async () => {
  const { id } = await breakIt({ fault: 'errors' })
  await eventually(/^500/)
  for (let calls = 0; calls < 4; calls++) await ask()
  const hits = () =>
    onPlatform({ db, log: silentLogger }, ana, async (ctx) => (await listActiveFaults(ctx)).find((each) => each.id === id)?.hits)
  await vi.waitFor(async () => expect(await hits()).toBeGreaterThanOrEqual(5), { timeout: 3_000 })
})

it('breaks again what was broken when it is killed and started again', async () => {
  await breakIt({ fault: 'errors' })
  await eventually(/^500/)
  await stopProxy('SIGKILL')
  expect(await ask()).toBe('ECONNREFUSED')
  proxy = await startProxy()
  expect(await ask()).toMatch(/^500/)
})

it('keeps what it knows while the database is away, and follows again afterwards', async () => {
  await breakIt({ fault: 'errors' })
  await eventually(/^500/)
  const name = new URL(db.adminUrl).pathname.slice(1)
  const admin = new pg.Client({ connectionString: db.adminUrl.replace(name, 'postgres') })
  await admin.connect()
  await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`)
  await admin.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`)
  const until = Date.now() + 1_500
  await vi.waitFor(() => expect(Date.now()).toBeGreaterThan(until), { timeout: 2_000 })
  expect(await ask()).toMatch(/^500/)
  await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`)
  await admin.end()
  await vi.waitFor(() => onPlatform({ db, log: silentLogger }, ana, repairWholeSandbox), { timeout: 5_000 })
  await vi.waitFor(async () => expect(await ask()).toBe('200 aws'), { timeout: 5_000, interval: 20 })
})
