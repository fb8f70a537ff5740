import type { Clock } from '@understudy/core'
import { notify, withPlatform, type Database } from '@understudy/db'
import type { Logger } from '@understudy/telemetry'
import type { OnStep } from './steps.ts'
import { settleIntents, type SettledIntent } from './settle-intents.ts'

const BATCH = 500
/** Settlements beyond it are dropped: they are found out again by looking at the sides. */
const LIMIT = 200_000
const FIRST_RETRY_MS = 100
const LONGEST_RETRY_MS = 5_000
/** Milliseconds between two words that something waits. */
const NOTIFY_MS = 300

interface Queued extends SettledIntent {
  done(): void
}

/** Writes settlements in batches behind the callers' backs, in order, for as long as it takes. */
export class Settler {
  readonly #db: Database
  readonly #clock: Clock
  readonly #log: Logger
  readonly #onStep: OnStep | undefined
  #queue: Queued[] = []
  #working: Promise<void> | undefined
  #notifiedMs = -Infinity
  #owesNotice: NodeJS.Timeout | undefined

  constructor(db: Database, clock: Clock, log: Logger, onStep?: OnStep) {
    this.#db = db
    this.#clock = clock
    this.#log = log
    this.#onStep = onStep
  }

  /** @param done called once it stands in the database, or was given up */
  add(settled: SettledIntent, done: () => void): void {
    this.#queue.push({ ...settled, done })
    if (this.#queue.length > LIMIT) {
      this.#log.warn({ limit: LIMIT }, 'a settlement was dropped: it will be found out again')
      this.#queue.shift()!.done()
    }
    this.#working ??= this.#work().finally(() => (this.#working = undefined))
  }

  /** Resolves once everything added before is written. */
  async flush(): Promise<void> {
    while (this.#working) await this.#working
  }

  async #work(): Promise<void> {
    let retryMs = FIRST_RETRY_MS
    // What is settled in the same turn goes together.
    await Promise.resolve()
    while (this.#queue.length > 0) {
      const batch = this.#takeBatch()
      try {
        await this.#write(batch)
        for (const { done } of batch) done()
        retryMs = FIRST_RETRY_MS
      } catch (error) {
        this.#queue = [...batch, ...this.#queue]
        this.#log.warn({ error, waiting: this.#queue.length }, 'settlements could not be written')
        await new Promise((resolve) => setTimeout(resolve, retryMs))
        retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS)
      }
    }
  }

  /** What is settled twice goes into two batches, in its order. */
  #takeBatch(): Queued[] {
    const ids = new Set<string>()
    const end = this.#queue.findIndex(({ id }, nth) => nth >= BATCH || ids.size === ids.add(id).size)
    return this.#queue.splice(0, end === -1 ? this.#queue.length : end)
  }

  async #write(batch: readonly Queued[]): Promise<void> {
    this.#onStep?.('settlement writing')
    const waiting = await settleIntents(this.#db, batch, this.#clock.now())
    this.#onStep?.('settlement written')
    if (waiting === 0) return
    this.#noticeLater(Math.max(0, NOTIFY_MS - (this.#clock.monotonicMs() - this.#notifiedMs)))
  }

  #noticeLater(ms: number): void {
    this.#owesNotice ??= setTimeout(() => {
      this.#owesNotice = undefined
      this.#notifiedMs = this.#clock.monotonicMs()
      withPlatform(this.#db, (tx) => notify(tx, { topic: 'journal' })).catch((error: unknown) =>
        this.#log.warn({ error }, 'nobody could be told that writes wait'),
      )
    }, ms)
    this.#owesNotice.unref()
  }
}
