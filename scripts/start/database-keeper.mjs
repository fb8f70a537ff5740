import { isRunning } from '../process/identity.mjs'
import { describe } from '../process/problem.mjs'

const longestPauseMs = 30_000

/**
 * Looks every half second whether the database's server is still the one that was started, and starts it again when it is gone.
 * It is no child of ours, as it may outlive us. Console and worker are left running: they find it again by themselves.
 */
export class DatabaseKeeper {
  #spec
  #timer
  #starting = Promise.resolve()
  #isStopping = false
  #failures = 0

  /** @param spec { identity(): the server's, start(), say(line), everyMs } */
  constructor(spec) {
    this.#spec = { everyMs: 500, ...spec }
    this.#watch(spec.identity())
  }

  /** No more starts, and none under way. */
  async stop() {
    this.#isStopping = true
    clearTimeout(this.#timer)
    await this.#starting
  }

  #watch(server) {
    this.#timer = setTimeout(() => {
      if (isRunning(server)) this.#watch(server)
      else this.#starting = this.#startAgain()
    }, this.#spec.everyMs)
  }

  async #startAgain() {
    const { identity, start, say } = this.#spec
    say('The database has ended; it starts again.')
    try {
      await start()
      this.#failures = 0
      if (this.#isStopping) return
      say('The database answers again.')
      this.#watch(identity())
    } catch (error) {
      const pauseMs = Math.min(longestPauseMs, 1000 * 2 ** this.#failures++)
      say(`✗ ${describe(error)} The next try is in ${pauseMs / 1000} s.`)
      if (!this.#isStopping) this.#timer = setTimeout(() => (this.#starting = this.#startAgain()), pauseMs)
    }
  }
}
