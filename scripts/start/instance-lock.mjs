import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { identify, isRunning } from '../process/identity.mjs'
import { Problem } from '../process/problem.mjs'
import { stopProcess } from '../process/stop-process.mjs'

/**
 * One running installation per data folder. The file also lists the children, so that the start after a
 * kill -9 can end what that left behind.
 */
export class InstanceLock {
  #file
  #state

  constructor(dataDir, port) {
    this.#file = path.join(dataDir, 'understudy.pid')
    this.#state = { ...identify(process.pid), port, children: {} }
  }

  /** @returns how many left-over processes it ended @throws Problem when one runs already */
  async take() {
    const old = this.#read()
    if (old && isRunning(old)) {
      const where = `http://127.0.0.1:${old.port}`
      throw new Problem(`Understudy already runs here: ${where}, process ${old.pid}. --data DIR and --port N start a second one.`)
    }
    const leftOver = Object.values(old?.children ?? {}).filter(isRunning)
    await Promise.all(leftOver.map((child) => stopProcess(child, 10_000)))
    if (old) rmSync(this.#file, { force: true })
    try {
      writeFileSync(this.#file, JSON.stringify(this.#state), { flag: 'wx' })
    } catch (error) {
      if (error.code === 'EEXIST') throw new Problem('Understudy is being started here by another process.')
      throw error
    }
    return leftOver.length
  }

  setChild(name, identity) {
    this.#state.children[name] = identity
    writeFileSync(this.#file, JSON.stringify(this.#state))
  }

  release() {
    rmSync(this.#file, { force: true })
  }

  #read() {
    if (!existsSync(this.#file)) return undefined
    try {
      return JSON.parse(readFileSync(this.#file, 'utf8'))
    } catch (error) {
      if (error instanceof SyntaxError) return {} // cut off while it was written
      throw error
    }
  }
}
