import { seededRandom } from '@understudy/core'
import type { Notification } from '@understudy/db'
import type { SimulatedStore } from '@understudy/db/testing'
import { VirtualNetwork } from './network/virtual-network.ts'
import type { SimulatedProcess } from './processes/simulated-process.ts'
import { SideShelves } from './sides/side-shelves.ts'
import { EPOCH_MS } from './time/install-time.ts'
import { VirtualTime } from './time/virtual-time.ts'
import { Trace } from './trace.ts'

/** A stream of chance of its own for everything that draws: what one draws does not shift what another draws. */
export class Chance {
  readonly #seed: number

  constructor(seed: number) {
    this.#seed = seed
  }

  stream(name: string): () => number {
    let mixed = this.#seed ^ 0x9e3779b9
    for (const character of name) mixed = Math.imul(mixed ^ character.codePointAt(0)!, 0x01000193)
    return seededRandom(mixed)
  }
}

/** One seed's world: its time, its network, both sides, the store, and the processes that live in it. */
export class World {
  readonly seed: number
  readonly chance: Chance
  readonly time = new VirtualTime()
  readonly trace: Trace
  readonly network: VirtualNetwork
  readonly store: SimulatedStore
  readonly aws: SideShelves
  readonly local: SideShelves
  /** Those that live, by the name of their place. */
  readonly processes = new Map<string, SimulatedProcess>()
  readonly #delivery: () => number

  constructor(seed: number, store: SimulatedStore) {
    this.seed = seed
    this.store = store
    this.chance = new Chance(seed)
    this.trace = new Trace(this.time)
    this.network = new VirtualNetwork(this.time, this.trace, this.chance.stream('network'))
    const now = () => this.now()
    const isLate = () => this.network.isLate
    this.aws = new SideShelves('aws', now, isLate)
    this.local = new SideShelves('local', now, isLate)
    this.#delivery = this.chance.stream('notifications')
  }

  /** The true wall clock: the store's and the sides'. */
  now(): Date {
    return new Date(EPOCH_MS + Math.floor(this.time.nowMs))
  }

  /** What a commit tells, to every process that hears. */
  tell(told: readonly Notification[]): void {
    for (const process of this.processes.values())
      for (const notification of told)
        this.time.after(0.5 + this.#delivery() * 4, () => process.hear(notification), process.owner)
  }
}
