import type { Clock } from '@understudy/core'
import type { Database, Notification, Prisma, Tx } from '@understudy/db'
import type { SimulatedStore, StoreRole } from '@understudy/db/testing'
import type { NetworkCall } from '../network/network-rule.ts'
import type { Effect } from '../network/virtual-network.ts'
import { EPOCH_MS } from '../time/install-time.ts'
import type { Owner } from '../time/owner.ts'
import type { World } from '../world.ts'

/** up · refused: at once · silent: it does not answer, and nobody says so · lossy: what was done is not always said */
export type StoreLink = 'up' | 'refused' | 'silent' | 'lossy'

/** Milliseconds one way to the store. */
const STORE_MS: readonly [number, number] = [0.2, 1.5]
/** Milliseconds after which the database client gives up on a connection. */
const GIVE_UP_MS = 5_000
const LOST_SHARE = 0.3

type Subscriber = (notification: Notification) => void

/** One process of the fleet as the world sees it: its clock, its way to the store and to the sides. What runs in it is the product. */
export class SimulatedProcess {
  readonly place: string
  readonly owner: Owner
  readonly clock: Clock
  readonly db: Database
  /** Milliseconds by which its wall clock is wrong. */
  skewMs = 0
  /** It misses what is told. */
  isDeaf = false
  /** Until when it may not have heard what the others have: its way to the store was broken, or it stood still. */
  troubledMs = -Infinity
  #link: StoreLink = 'up'
  readonly #world: World
  readonly #random: () => number
  readonly #subscribers = new Set<Subscriber>()

  constructor(world: World, place: string, nth: number) {
    this.#world = world
    this.place = place
    const name = `${place}.${nth}`
    this.#random = world.chance.stream(`store of ${name}`)
    this.owner = { name, random: world.chance.stream(name), isDead: false, pausedUntilMs: 0 }
    const { time } = world
    this.clock = {
      now: () => new Date(EPOCH_MS + Math.floor(time.nowMs) + this.skewMs),
      monotonicMs: () => time.nowMs,
    }
    this.db = this.#database()
  }

  get link(): StoreLink {
    return this.#link
  }

  set link(link: StoreLink) {
    const wasAway = this.#link === 'refused' || this.#link === 'silent'
    this.#link = link
    this.troubledMs = link === 'up' ? Math.max(this.#world.time.nowMs, this.owner.pausedUntilMs) : Infinity
    // The lost connection is noticed and made again; what was said meanwhile is gone.
    if (wasAway && (link === 'up' || link === 'lossy'))
      this.#world.time.after(200 + this.#random() * 2_000, () => this.hear({ topic: 'resync' }), this.owner)
  }

  get isAwake(): boolean {
    return !this.owner.isDead && this.owner.pausedUntilMs <= this.#world.time.nowMs
  }

  hear(notification: Notification): void {
    if (this.isDeaf || this.#link === 'refused' || this.#link === 'silent') return
    for (const subscriber of this.#subscribers) subscriber(notification)
  }

  /** This machine's side lies in the store: without it there is none. */
  reach<T>(call: Omit<NetworkCall, 'process'>, effect: Effect<T>): Promise<T> {
    const { network } = this.#world
    return network.call(this.owner, { ...call, process: this.place }, effect, call.side === 'local' ? this.#link : 'up')
  }

  pause(forMs: number): void {
    this.owner.pausedUntilMs = Math.max(this.owner.pausedUntilMs, this.#world.time.nowMs + forMs)
    this.troubledMs = Math.max(this.troubledMs, this.owner.pausedUntilMs)
  }

  kill(): void {
    this.owner.isDead = true
    this.#subscribers.clear()
  }

  #transact<T>(role: StoreRole, run: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#ask(async (store) => {
      const { value, told } = await store.transact(role, this.#world.now(), run)
      this.#world.tell(told)
      return value
    })
  }

  /** A journey to the store and back, with what can go wrong on it. */
  async #ask<T>(work: (store: SimulatedStore) => Promise<T>): Promise<T> {
    const { time, store } = this.#world
    await time.sleep(this.#storeMs(), this.owner)
    const link = this.#link
    if (link === 'refused') throw new Error('connect ECONNREFUSED')
    if (link === 'silent') {
      await time.sleep(GIVE_UP_MS, this.owner)
      throw new Error('Unable to start a transaction in the given time.')
    }
    const value = await time.outside(() => work(store))
    await time.sleep(this.#storeMs(), this.owner)
    if (link === 'lossy' && this.#random() < LOST_SHARE) throw new Error('Server has closed the connection.')
    return value
  }

  #storeMs(): number {
    return STORE_MS[0] + this.#random() * (STORE_MS[1] - STORE_MS[0])
  }

  #database(): Database {
    const as = (role: StoreRole) => ({ $transaction: <T>(run: (tx: Tx) => Promise<T>) => this.#transact(role, run) })
    const hub = {
      subscribe: (subscriber: Subscriber) => {
        this.#subscribers.add(subscriber)
        return Promise.resolve(() => this.#subscribers.delete(subscriber))
      },
    }
    const statements = { run: (sql: Prisma.Sql) => this.#ask((store) => store.state(this.#world.now(), sql)) }
    const urls = { app: '', system: '' }
    return { app: as('app'), system: as('system'), statements, hub, urls, close: () => Promise.resolve() } as unknown as Database
  }
}
