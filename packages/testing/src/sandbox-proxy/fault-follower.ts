import { PLATFORM_TENANT_ID, systemActor, type Clock } from '@understudy/core'
import { withPlatform, withTenant, type Database } from '@understudy/db'
import { endExpiredFaults, listActiveFaults, recordFaultHits } from '@understudy/observe/sandbox-proxy'
import type { Logger } from '@understudy/telemetry'
import type { FaultRule } from '../fault-proxy/index.ts'
import { rulesOf } from './rules-of.ts'

/** Should a notification be lost, it is seen after this long. */
const EVERY_MS = 1_000

const actor = systemActor('sandbox proxy')
const tenant = { id: PLATFORM_TENANT_ID, slug: 'platform' }

export interface FaultFollowerOptions {
  readonly db: Database
  readonly clock: Clock
  readonly log: Logger
  readonly apply: (rules: readonly FaultRule[]) => void
}

/**
 * Keeps the proxy's rules as the database has them: at once by notification, within a second without. While the database is away
 * the last known ones stay; those with an end still end at it.
 */
export class FaultFollower {
  readonly #options: FaultFollowerOptions
  readonly #hits = new Map<string, number>()
  #known = ''
  #isAway = false
  #working: Promise<void> | undefined
  #isWanted = false
  #timer: NodeJS.Timeout | undefined
  #unsubscribe: () => void = () => undefined

  constructor(options: FaultFollowerOptions) {
    this.#options = options
  }

  /** Resolves after the first reading, or after it failed. */
  async start(): Promise<void> {
    this.#unsubscribe = await this.#options.db.hub.subscribe(({ topic, id }) => {
      if (topic === 'resync' || (topic === 'sandbox' && id !== 'hits')) void this.#look()
    })
    this.#timer = setInterval(() => void this.#look(), EVERY_MS)
    await this.#look()
  }

  hit(rule: Pick<FaultRule, 'id'>): void {
    this.#hits.set(rule.id, (this.#hits.get(rule.id) ?? 0) + 1)
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    this.#unsubscribe()
    await this.#look()
  }

  /** One at a time; what is asked for meanwhile is done once more afterwards. */
  #look(): Promise<void> {
    this.#isWanted = true
    this.#working ??= this.#work().finally(() => (this.#working = undefined))
    return this.#working
  }

  async #work(): Promise<void> {
    while (this.#isWanted) {
      this.#isWanted = false
      try {
        await this.#read()
        await this.#write()
        if (this.#isAway) this.#options.log.info({}, 'the database answers again')
        this.#isAway = false
      } catch (error) {
        if (!this.#isAway) this.#options.log.warn({ error }, 'the database does not answer: the last known faults stay')
        this.#isAway = true
      }
    }
  }

  async #read(): Promise<void> {
    const { db, clock, apply } = this.#options
    const rules = rulesOf(await withPlatform(db, (tx) => listActiveFaults({ tx, clock })))
    const now = JSON.stringify(rules)
    if (now === this.#known) return
    this.#known = now
    apply(rules)
  }

  /** What was counted, and what has ended in time. */
  async #write(): Promise<void> {
    const { db, clock, log } = this.#options
    const hits = [...this.#hits].map(([id, count]) => ({ id, count }))
    if (hits.length > 0) await withPlatform(db, (tx) => recordFaultHits({ tx, now: clock.now() }, hits))
    for (const { id, count } of hits) this.#subtract(id, count)
    await withTenant(db, { tenant, actor }, (tx) => endExpiredFaults({ actor, tenant, tx, clock, log }))
  }

  /** More may have come while it was written. */
  #subtract(id: string, written: number): void {
    const left = (this.#hits.get(id) ?? 0) - written
    if (left > 0) this.#hits.set(id, left)
    else this.#hits.delete(id)
  }
}
