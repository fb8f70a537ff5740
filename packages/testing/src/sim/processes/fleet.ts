import { asWorld } from '../time/owner.ts'
import type { World } from '../world.ts'
import { SimulatedProcess } from './simulated-process.ts'
import { startProduct, type ProductParts, type RunningProduct } from './start-product.ts'

/** Milliseconds after which a process that could not start is started again. */
const START_AGAIN_MS = 1_000

/** The places at which processes run: each is started, killed and started anew, as a supervisor would. */
export class Fleet {
  readonly places: readonly string[]
  readonly #world: World
  readonly #parts: ProductParts
  readonly #running = new Map<string, RunningProduct>()
  readonly #lives = new Map<string, number>()

  constructor(world: World, places: readonly string[], parts: ProductParts) {
    this.#world = world
    this.places = places
    this.#parts = parts
  }

  running(place: string): RunningProduct | undefined {
    return this.#running.get(place)
  }

  /** Also of one that has not come up yet. */
  process(place: string): SimulatedProcess | undefined {
    return this.#world.processes.get(place)
  }

  /** Resolves when it is up, or when another life has begun at its place. */
  async start(place: string): Promise<void> {
    const { time, trace, processes } = this.#world
    const before = processes.get(place)
    const nth = (this.#lives.get(place) ?? 0) + 1
    this.#lives.set(place, nth)
    const process = new SimulatedProcess(this.#world, place, nth)
    if (before) {
      process.skewMs = before.skewMs
      process.link = before.link
    }
    processes.set(place, process)
    try {
      const running = await asWorld(() => startProduct(this.#world, process, this.#parts))
      this.#running.set(place, running)
      trace.note(place, `is up as ${process.owner.name}`)
    } catch (error) {
      trace.note(place, `could not start: ${error instanceof Error ? error.message : String(error)}`)
      process.kill()
      await asWorld(() => time.sleep(START_AGAIN_MS, null))
      if (this.#lives.get(place) === nth) await this.start(place)
    }
  }

  kill(place: string): void {
    const process = this.process(place)
    if (!process || process.owner.isDead) return
    process.kill()
    this.#running.delete(place)
    this.#world.trace.note(place, `${process.owner.name} is killed`)
  }

  pause(place: string, forMs: number): void {
    const process = this.process(place)
    if (!process || process.owner.isDead) return
    process.pause(forMs)
    this.#world.trace.note(place, `stands still for ${Math.round(forMs)} ms`)
  }

  killAll(): void {
    for (const place of this.places) this.kill(place)
  }
}
