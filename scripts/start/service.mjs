import { spawn } from 'node:child_process'
import { createWriteStream, mkdirSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { identify } from '../process/identity.mjs'
import { Problem } from '../process/problem.mjs'
import { reasonOf } from '../process/run.mjs'
import { stopProcess } from '../process/stop-process.mjs'

const rotateBytes = 20 * 1024 * 1024
const firstStartMs = 60_000
const steadyMs = 60_000
const longestPauseMs = 30_000

function openLog(file) {
  mkdirSync(path.dirname(file), { recursive: true })
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size > rotateBytes) renameSync(file, `${file}.1`)
  return createWriteStream(file, { flags: 'a' })
}

/** One of our processes: started, watched, started again when it dies, stopped. Its output goes to its log file. */
export class Service {
  #spec
  #log
  #child
  #identity
  #isStopping = false
  #failures = 0
  #output = ''

  /** @param spec { name, script, env, cwd, logFile, graceMs, isReady(output), onStart(identity), say(line) } */
  constructor(spec) {
    this.#spec = spec
    this.#log = openLog(spec.logFile)
  }

  /** Starts it and waits until it is ready. @throws Problem when it ends or is silent for a minute */
  async start() {
    this.#spawn()
    for (const end = Date.now() + firstStartMs; Date.now() < end; await sleep(100)) {
      if (this.#child.exitCode !== null || this.#child.signalCode !== null) break
      if (await this.#spec.isReady(this.#output)) {
        this.#watch()
        return
      }
    }
    await this.stop()
    throw new Problem(`The ${this.#spec.name} does not start: ${reasonOf(this.#output)}. Its log: ${this.#spec.logFile}`)
  }

  async stop() {
    this.#isStopping = true
    if (this.#identity !== undefined) await stopProcess(this.#identity, this.#spec.graceMs)
  }

  #spawn() {
    const { script, env, cwd } = this.#spec
    // A group of its own: Ctrl-C reaches us alone, and we stop things in order.
    const child = spawn(process.execPath, [script], { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
    this.#child = child
    this.#identity = identify(child.pid)
    this.#spec.onStart(this.#identity)
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        this.#log.write(text)
        this.#output = (this.#output + text).slice(-4000)
      })
    }
  }

  #watch() {
    const startedAt = Date.now()
    this.#child.once('exit', (code, signal) => {
      if (this.#isStopping) return
      this.#failures = Date.now() - startedAt > steadyMs ? 1 : this.#failures + 1
      const pauseMs = Math.min(longestPauseMs, 250 * 2 ** this.#failures)
      this.#spec.say(`The ${this.#spec.name} ended (${signal ?? `exit ${code}`}); it starts again in ${pauseMs / 1000} s.`)
      setTimeout(() => {
        if (this.#isStopping) return
        this.#spawn()
        this.#watch()
      }, pauseMs)
    })
  }
}
