import { describe } from '../process/problem.mjs'

/** Stops in the reverse order of starting, once, however often it is asked. */
export class Shutdown {
  #steps = []
  #last = () => undefined
  #say
  #running

  constructor(say) {
    this.#say = say
  }

  get isRunning() {
    return this.#running !== undefined
  }

  later(name, stop) {
    this.#steps.push({ name, stop })
  }

  /** It did not start, so there is nothing to stop. */
  forget(name) {
    this.#steps = this.#steps.filter((step) => step.name !== name)
  }

  last(stop) {
    this.#last = stop
  }

  run(status) {
    this.#running ??= this.#stopAll().then(() => process.exit(status))
    return this.#running
  }

  async #stopAll() {
    const steps = this.#steps.reverse()
    if (steps.length > 0) this.#say(`Stopping ${steps.map(({ name }) => name).join(', ')} …`)
    for (const { name, stop } of steps) {
      try {
        await stop()
      } catch (error) {
        this.#say(`✗ ${name} did not stop cleanly: ${describe(error)}`)
      }
    }
    this.#last()
    if (steps.length > 0) this.#say('Stopped.')
  }
}
