import type { Clock } from '@understudy/core'
import { withPlatform, type Database } from '@understudy/db'
import type { PortName, ProviderId } from '@understudy/ports'
import type { Logger } from '@understudy/telemetry'
import { isInForce, readModes, type ModeOrder } from '../modes/mode-order.ts'
import { COUNTS } from './window-reporter.ts'
import { keyOf, readFleet, unspoken, type FleetState } from './fleet-state.ts'

/** Milliseconds between two looks when nobody says anything: a lost notification costs no more than this. */
const POLL_MS = 1_000
/** Milliseconds after which the fleet's word on a breaker is too old to go by; orders of the operator hold until they expire. */
const STALE_MS = 10_000

export interface FleetViewOptions {
  readonly db: Database
  readonly clock: Clock
  readonly log: Logger
  /** Told of every word that is new to this process, also of the first ones. */
  readonly onWord?: (word: FleetState, before: FleetState) => void
}

/**
 * What this process knows of the fleet's words and the operator's orders. While the database is away the last known state goes on:
 * orders as they were, breakers by this process's own evidence.
 */
export class FleetView {
  readonly #options: FleetViewOptions
  #words = new Map<string, FleetState>()
  #orders: readonly ModeOrder[] = []
  #readAtMs = -Infinity
  #reading: Promise<void> | undefined
  #isAskedAgain = false
  #timer: NodeJS.Timeout | undefined
  #unsubscribe = () => {}

  constructor(options: FleetViewOptions) {
    this.#options = options
  }

  /** Resolves once the state was read; where the database is away, at once, with nothing known. */
  async start(): Promise<void> {
    this.#unsubscribe = await this.#options.db.hub.subscribe(({ topic, id }) => {
      if ((topic === 'continuity' && id !== COUNTS) || topic === 'resync') void this.refresh()
    })
    await this.refresh()
    this.#timer = setInterval(() => void this.refresh(), POLL_MS)
    this.#timer.unref()
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    this.#unsubscribe()
    await this.#reading
  }

  /** What the fleet says of a provider; its word on a breaker counts while it is fresh. */
  word(port: PortName, provider: ProviderId): FleetState {
    return this.#words.get(keyOf(port, provider)) ?? unspoken(port, provider)
  }

  get isFresh(): boolean {
    return this.#options.clock.monotonicMs() - this.#readAtMs < STALE_MS
  }

  /** The order in force: one for this tenant before one for all. */
  order(port: PortName, tenantId: string): ModeOrder | null {
    const now = this.#options.clock.now()
    const ofPort = this.#orders.filter((order) => order.port === port && isInForce(order, now))
    return ofPort.find((order) => order.tenantId === tenantId) ?? ofPort.find((order) => order.tenantId === null) ?? null
  }

  /** Reads again, once more if asked while reading. Never rejects. */
  refresh(): Promise<void> {
    if (this.#reading) this.#isAskedAgain = true
    this.#reading ??= this.#readUntilQuiet().finally(() => (this.#reading = undefined))
    return this.#reading
  }

  async #readUntilQuiet(): Promise<void> {
    do {
      this.#isAskedAgain = false
      await this.#read()
    } while (this.#isAskedAgain)
  }

  async #read(): Promise<void> {
    const { db, clock, log, onWord } = this.#options
    try {
      const [words, orders] = await withPlatform(db, async (tx) => [await readFleet(tx), await readModes(tx)] as const)
      const before = this.#words
      this.#words = new Map(words.map((word) => [keyOf(word.port, word.provider), word]))
      this.#orders = orders
      this.#readAtMs = clock.monotonicMs()
      for (const [key, word] of this.#words) {
        const known = before.get(key) ?? unspoken(word.port, word.provider)
        if (known.epoch !== word.epoch) onWord?.(word, known)
      }
    } catch (error) {
      log.warn({ error }, 'the fleet’s state could not be read; the last known one goes on')
    }
  }
}
