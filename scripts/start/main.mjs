// The second half of `npm start`, in Node 24: database, sandbox, set-up, build, console and worker, until it is stopped.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe } from '../process/problem.mjs'
import { buildConsole, consoleServer } from './build.mjs'
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

/** One step that may leave something running under `name`: stopped with the rest, also when the stop comes while it starts. */
async function stage(title, name, work) {
  if (shutdown.isRunning) await shutdown.run(0)
  const working = work()
  const nothingToStop = () => undefined // its failure is reported where it is awaited
  if (name !== undefined) shutdown.later(name, () => working.then((started) => started.stop?.(), nothingToStop))
  let result
  await step(title, async () => {
    result = await working
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

  const database = await stage('Database', 'database', () => openDatabase(options, secrets))
  let urls
  await stage('Schema', undefined, async () => {
    await ensureClient(root)
    const outcome = await migrate(root, database.adminUrl)
    urls = await setLogins(database.adminUrl, secrets)
    return { outcome }
  })
  const { isEnabled, hasOpenSearch } = settings
  const aws = await stage('Sandbox AWS', isEnabled ? 'sandbox' : undefined, () => startSandbox(root, dataDir, isEnabled))
  const isSearching = isEnabled && hasOpenSearch
  const startSearch = () => startSandboxSearch(root, dataDir, isSearching)
  const search = await stage('Sandbox OpenSearch', isSearching ? 'OpenSearch' : undefined, startSearch)
  const beds = { aws, search }

  const env = processEnvironment({ options, address, secrets, urls, beds, version })
  const administrator = await stage('Tenants and first administrator', undefined, () => setUp(root, env))
  if (options.mayBuild) await stage('Console build', undefined, () => buildConsole(root))

  const launch = (name, script, more) => {
    const logFile = path.join(dataDir, 'logs', `${name}.log`)
    const onStart = (pid) => lock.setChild(name, pid, script)
    const service = new Service({ name, script: path.join(root, script), cwd: root, env, logFile, onStart, say, ...more })
    shutdown.later(name, () => service.stop())
    return service.start()
  }
  await stage('Worker and console', undefined, async () => {
    await Promise.all([
      launch('worker', 'apps/worker/src/main.ts', { graceMs: 15_000, isReady: (output) => output.includes('worker ready') }),
      launch('console', consoleServer, {
        graceMs: 10_000,
        env: { ...env, HOSTNAME: '127.0.0.1', PORT: String(port) },
        isReady: () => answersHealthily(`${address}/api/health`),
      }),
    ])
    return { outcome: 'ready' }
  })

  say(`\n  Understudy is at ${address}`)
  if (administrator.oneTimePassword !== null) {
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
