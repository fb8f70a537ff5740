// The second half of `npm start`, in Node 24: database, sandbox, set-up, build, console and worker, until it is stopped.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe } from '../process/problem.mjs'
import { buildConsole, consoleServer, requireBuild } from './build.mjs'
import { openDatabase } from './database.mjs'
import { openDataFolder } from './disk-space.mjs'
import { setUp } from './first-administrator.mjs'
import { InstanceLock } from './instance-lock.mjs'
import { setLogins } from './logins.mjs'
import { ensureClient, migrate } from './migrations.mjs'
import { readOptions } from './options.mjs'
import { requirePort } from './ports.mjs'
import { processEnvironment } from './process-environment.mjs'
import { step } from './progress.mjs'
import { startSandbox, startSandboxSearch } from './sandbox.mjs'
import { sandboxProxyAddresses } from './sandbox-proxy.mjs'
import { loadSecrets } from './secrets.mjs'
import { Service } from './service.mjs'
import { readSandboxSettings } from './settings.mjs'
import { Shutdown } from './shutdown.mjs'

const root = path.resolve(import.meta.dirname, '../..')
const say = (line) => process.stdout.write(`${line}\n`)
const shutdown = new Shutdown(say)
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))

const answersHealthily = (url) =>
  fetch(url, { signal: AbortSignal.timeout(2000) }).then(
    (response) => response.ok,
    () => false,
  )

/** Begins something that leaves a part running: stopped with the rest, also when the stop comes while it starts. */
function begin(name, work) {
  const working = work()
  const nothingToStop = () => shutdown.forget(name) // its failure is reported where it is awaited
  working.catch(nothingToStop)
  shutdown.later(name, () => working.then((started) => started.stop?.(), nothingToStop))
  return working
}

/** One step and its line; what it returns says in `outcome` how it went. */
async function stage(title, work) {
  if (shutdown.isRunning) await shutdown.run(0)
  let result
  await step(title, async () => {
    result = await work()
    return result.outcome
  })
  return result
}

async function start() {
  const options = readOptions(process.argv.slice(2), process.env, root)
  const { port, dataDir, configDir } = options
  const address = `http://127.0.0.1:${port}`
  openDataFolder(dataDir)
  const settings = readSandboxSettings(configDir, process.env)
  const lock = new InstanceLock(dataDir, port)
  const leftOver = await lock.take()
  shutdown.last(() => lock.release())
  if (leftOver > 0) say(`Ended ${leftOver} processes that an earlier start, killed, had left.`)
  await requirePort(port)
  const secrets = loadSecrets(dataDir)

  const { isEnabled, hasOpenSearch } = settings
  const opening = begin('database', () => openDatabase(options, secrets, say))
  // Its first start fetches Python packages: meanwhile the console is built.
  const startAws = () => startSandbox(root, dataDir, isEnabled)
  const sandbox = isEnabled ? begin('sandbox', startAws) : startAws()
  const database = await stage('Database', () => opening)
  let urls
  await stage('Schema', async () => {
    await ensureClient(root)
    const outcome = await migrate(root, database.adminUrl)
    urls = await setLogins(database.adminUrl, secrets)
    return { outcome }
  })
  if (options.hasConsole) await stage('Console build', () => (options.mayBuild ? buildConsole(root) : requireBuild(root)))
  const aws = await stage('Sandbox AWS', () => sandbox)
  const isSearching = isEnabled && hasOpenSearch
  const startSearch = () => startSandboxSearch(root, dataDir, isSearching)
  const search = await stage('Sandbox OpenSearch', () => (isSearching ? begin('OpenSearch', startSearch) : startSearch()))
  const beds = { aws, search }
  const proxy = await sandboxProxyAddresses(dataDir, beds)

  const env = processEnvironment({ options, address, secrets, urls, beds, proxy, version })
  const administrator = await stage('Tenants and first administrator', () =>
    setUp(root, { ...env, UNDERSTUDY_DATABASE_ADMIN_URL: database.adminUrl }),
  )

  const launch = (name, script, more) => {
    const logFile = path.join(dataDir, 'logs', `${name}.log`)
    const onStart = (identity) => lock.setChild(name, identity)
    const service = new Service({ name, script: path.join(root, script), cwd: root, env, logFile, onStart, say, ...more })
    shutdown.later(name, () => service.stop())
    return service.start()
  }
  const isReady = (output) => output.includes('"ready":true')
  // Before those who call AWS, and stopped after them; it goes on when one of them is started again.
  if (proxy !== undefined) {
    await stage('Sandbox proxy', async () => {
      await launch('sandbox-proxy', 'packages/testing/src/sandbox-proxy/main.ts', { graceMs: 5_000, isReady })
      return { outcome: Object.values(proxy.urls).join(', ') }
    })
  }
  const launchConsole = () =>
    launch('console', consoleServer, {
      graceMs: 10_000,
      env: { ...env, HOSTNAME: '127.0.0.1', PORT: String(port), NEXT_MANUAL_SIG_HANDLE: 'true' },
      isReady: () => answersHealthily(`${address}/api/health`),
    })
  await stage(options.hasConsole ? 'Worker and console' : 'Worker', async () => {
    const worker = launch('worker', 'apps/worker/src/main.ts', { graceMs: 15_000, isReady })
    await Promise.all([worker, ...(options.hasConsole ? [launchConsole()] : [])])
    return { outcome: 'ready' }
  })

  say(options.hasConsole ? `\n  Understudy is at ${address}` : '\n  Understudy works, without its pages.')
  if (options.hasConsole && administrator.oneTimePassword !== null) {
    say(`  First sign-in: ${administrator.adminEmail} with the one-time password ${administrator.oneTimePassword}`)
  }
  say(`  Logs: ${path.join(dataDir, 'logs')}. Ctrl-C stops everything.\n`)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void shutdown.run(0))
process.on('disconnect', () => void shutdown.run(0)) // what started us was killed

await start().catch(async (error) => {
  if (shutdown.isRunning) return // stopped while it was starting
  console.error(`✗ ${describe(error)}`)
  await shutdown.run(1)
})
