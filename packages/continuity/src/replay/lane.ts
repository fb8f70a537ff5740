import type { PortName } from '@understudy/ports'
import { Batches } from '../journal/batches/batches.ts'
import type { Intent } from '../journal/intent.ts'
import type { Side } from '../journal/journal.ts'
import type { Applier } from './applier.ts'
import { claimIntents, finishIntents, releaseIntents, type Finished } from './finish-intents.ts'
import type { HeldLease } from './held-lease.ts'
import type { Outcome } from './outcome.ts'
import type { Pace } from './pace.ts'
import { inParallel } from './in-parallel.ts'
import { chainKey, foundations, selectWaiting } from './select-waiting.ts'

/**
 * Milliseconds for which writes are taken; a round lasts half as long. On this machine's side, where repeating one repeats nothing,
 * no longer than callers wait: what a replayer that was killed had taken keeps the next write of its chain from going there.
 */
const CLAIM_MS: Record<Side, number> = { aws: 30_000, local: 3_000 }
/** Times that a side says no to a write before that can be the write's own fault. */
const REFUSALS = 3
/** Milliseconds: when a chain is free is told by the database's clock, and this process's may be wrong by hours. */
const LOOK_AGAIN_MS = 10_000
/** Of AWS fewer than a client has sockets: live calls and probes need some. */
const CHAINS_AT_ONCE: Record<Side, number> = { aws: 32, local: 8 }

export interface LaneParts {
  readonly applier: Applier
  readonly lease: HeldLease
  readonly pace: Pace
  /** False while this lane has to stand still: AWS is away, or somebody holds the port. */
  mayGo(): boolean
  /** Told of every write that was handed over. */
  handed(intent: Intent, side: Side): void
}

/** Hands one port's waiting writes to one side: chains beside each other, each in its order. */
export class Lane {
  readonly port: PortName
  readonly side: Side
  readonly #parts: LaneParts
  readonly #blocked = new Map<string, number>()
  readonly #finishing: Batches<Finished, boolean>
  #pausedUntilMs = -Infinity
  /** When the side last took a write of each tenant, and since when it says no to one. */
  readonly #tookAtMs = new Map<string, number>()
  readonly #refusedSinceMs = new Map<string, number>()

  constructor(port: PortName, side: Side, parts: LaneParts) {
    this.port = port
    this.side = side
    this.#parts = parts
    this.#finishing = new Batches((batch) => this.#finish(batch), 200)
  }

  /** @returns how many were handed over; 0 when there was nothing to do, or no way to do it */
  async round(signal: AbortSignal): Promise<number> {
    const { lease, applier, mayGo } = this.#parts
    const { db, clock } = applier.parts
    const held = lease.current
    if (!held || !mayGo() || clock.monotonicMs() < this.#pausedUntilMs) return 0
    const waiting = await selectWaiting(db, this.port, this.side, this.#blockedNow())
    if (waiting.length === 0) return 0
    const claimed = await claimIntents(db, waiting, this.side, held, CLAIM_MS[this.side])
    applier.parts.onStep?.('replay picked')
    const untilMs = clock.monotonicMs() + CLAIM_MS[this.side] / 2
    const left = new Map(waiting.filter(({ id }) => claimed.has(id)).map((intent) => [intent.id, intent]))
    const chains = [...Map.groupBy(waiting, chainKey).values()]
    let handed = 0
    await inParallel(chains, CHAINS_AT_ONCE[this.side], async (chain) => {
      for (const intent of chain) {
        if (!claimed.has(intent.id)) return this.#block(intent, intent.nextTryAt)
        const isOver = signal.aborted || !mayGo() || clock.monotonicMs() > untilMs || clock.monotonicMs() < this.#pausedUntilMs
        if (isOver) return
        const outcome = await this.#handOver(intent)
        left.delete(intent.id)
        const isDone = await this.#finishing.add({ intent, side: this.side, outcome })
        if (outcome.kind === 'applied' && isDone) {
          handed += 1
          this.#parts.handed(intent, this.side)
        }
        if (!isDone || this.#stops(intent, outcome)) return
      }
    })
    if (left.size > 0) await releaseIntents(db, [...left.values()], held)
    return handed
  }

  async #handOver(intent: Intent): Promise<Outcome> {
    const { applier, pace } = this.#parts
    const { clock, onStep } = applier.parts
    const waitMs = this.side === 'aws' ? pace.take() : 0
    if (waitMs > 1) await new Promise((resolve) => setTimeout(resolve, waitMs))
    onStep?.('replay sending')
    const startedMs = clock.monotonicMs()
    const outcome = await applier.apply(intent, this.side)
    if (this.side === 'aws') pace.answered(clock.monotonicMs() - startedMs)
    onStep?.('replay answered')
    return this.#isItsOwnFault(intent, outcome) ? { kind: 'poisoned', error: outcome.error } : outcome
  }

  /**
   * What a side refuses again and again while it takes others of the same tenant is refused for its own sake. A tenant of which
   * nothing is taken waits: its permissions are put right one day, and then everything goes on by itself.
   */
  #isItsOwnFault({ id, tenant, tries }: Intent, outcome: Outcome): outcome is Extract<Outcome, { kind: 'later' }> {
    const nowMs = this.#parts.applier.parts.clock.monotonicMs()
    if (outcome.kind === 'applied') this.#tookAtMs.set(tenant.id, nowMs)
    if (outcome.kind !== 'later' || !outcome.isRefusal) {
      this.#refusedSinceMs.delete(id)
      return false
    }
    const sinceMs = this.#refusedSinceMs.get(id) ?? nowMs
    this.#refusedSinceMs.set(id, sinceMs)
    const isOwn = tries >= REFUSALS && (this.#tookAtMs.get(tenant.id) ?? -Infinity) > sinceMs
    if (isOwn) this.#refusedSinceMs.delete(id)
    return isOwn
  }

  /** True when the chain cannot go on behind it. */
  #stops(intent: Intent, outcome: Outcome): boolean {
    if (outcome.kind === 'poisoned') return foundations.includes(intent.operation)
    if (outcome.kind !== 'later') return false
    const { clock } = this.#parts.applier.parts
    const retryMs = outcome.retryAfterMs
    if (outcome.isOverload) this.#parts.pace.overloaded()
    else if (outcome.isSides) this.#pausedUntilMs = clock.monotonicMs() + retryMs
    this.#block(intent, new Date(clock.now().getTime() + retryMs))
    return true
  }

  #block(intent: Intent, until: Date | null): void {
    const { clock } = this.#parts.applier.parts
    const forMs = Math.min(LOOK_AGAIN_MS, Math.max(200, (until?.getTime() ?? 0) - clock.now().getTime()))
    this.#blocked.set(chainKey(intent), clock.monotonicMs() + forMs)
  }

  #blockedNow(): string[] {
    const nowMs = this.#parts.applier.parts.clock.monotonicMs()
    for (const [key, untilMs] of this.#blocked) if (untilMs <= nowMs) this.#blocked.delete(key)
    return [...this.#blocked.keys()]
  }

  async #finish(batch: readonly Finished[]): Promise<boolean[]> {
    const { applier, lease } = this.#parts
    const { db, clock, payloads, log, onStep } = applier.parts
    const held = lease.current
    if (!held) return batch.map(() => false)
    const done = await finishIntents(db, batch, held, clock.now())
    onStep?.('replay settled')
    for (const { intent } of batch) {
      if (done.get(intent.id)?.isSettled && intent.payloadHash !== null)
        await payloads
          .remove(intent.tenant, intent.id)
          .catch((error: unknown) => log.warn({ error, intent: intent.id }, 'a payload could not be removed'))
      if (intent.payloadHash !== null) onStep?.('payload removed')
    }
    return batch.map(({ intent }) => done.has(intent.id))
  }
}
