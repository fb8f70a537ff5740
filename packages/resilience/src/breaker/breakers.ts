import type { Clock } from '@understudy/core'
import { Breaker } from './breaker.ts'
import type { BreakerHost } from './breaker-host.ts'
import type { BreakersOptions } from './breakers-options.ts'
import { WINDOW_CELLS } from './counts/call-window.ts'
import { CellStore } from './counts/cell-store.ts'
import { isClean } from './is-clean.ts'
import { HeldPermit, type Admission, type CallKind, type CallOutcome, type Permit } from './permit.ts'
import { DEFAULT_SETTINGS, withSettings, type BreakerSettings } from './settings.ts'
import type { BreakerSnapshot } from './snapshot/snapshot.ts'
import { takeSnapshot } from './snapshot/take-snapshot.ts'
import type { AdoptedState, Transition } from './transition.ts'
import { Wheel } from './due/wheel.ts'

const KINDS = 2
const TICK_MS = 250

/**
 * Circuit breakers by key, made on first use. `acquire` before a call, `settle` after it: permits, not wrappers, so that a call
 * may outlive its caller, and a refusal costs no Error. Each call is O(1) whatever the window holds.
 *
 * Opens when any rule of `BreakerSettings` is met, reads and writes counted apart; comes back through one probe and a growing
 * share. Every change of state is a new generation: counts begin anew, and what older permits report moves nothing.
 */
export class Breakers {
  readonly #breakers = new Map<string, Breaker>()
  readonly #cells = new CellStore(KINDS * WINDOW_CELLS)
  readonly #clock: Clock
  readonly #defaults: BreakerSettings
  readonly #settingsOf: BreakersOptions['settingsOf']
  readonly #wheel: Wheel
  readonly #host: BreakerHost
  #firstGeneration = 1
  #listenerErrors = { count: 0, last: null as unknown }

  /** @throws RangeError for defaults that make no sense */
  constructor({ clock, random = Math.random, defaults = {}, settingsOf, onTransition, timer = 'own' }: BreakersOptions) {
    this.#clock = clock
    this.#defaults = withSettings(DEFAULT_SETTINGS, defaults)
    this.#settingsOf = settingsOf
    this.#wheel = new Wheel(TICK_MS, timer === 'own', () => clock.monotonicMs())
    this.#host = {
      random,
      schedule: (breaker, dueMs) => this.#wheel.schedule(breaker, dueMs),
      emit: (transition) => this.#tell(onTransition, transition),
    }
  }

  /** What `onTransition` threw, for the owner to report. */
  get listenerErrors(): { readonly count: number; readonly last: unknown } {
    return this.#listenerErrors
  }

  /** Asks to make one call. Never waits. A permit must be settled, or counts as a failure after `permitDeadlineMs`. */
  acquire(key: string, kind: CallKind): Admission {
    const nowMs = this.#clock.monotonicMs()
    return this.#of(key, nowMs).acquire(kind, nowMs)
  }

  /** Gives a permit back. A second time, or after its deadline, it has no effect; from an older generation it is only counted. */
  settle(permit: Permit, outcome: CallOutcome, detail?: { readonly error?: string }): void {
    if (permit instanceof HeldPermit) permit.breaker.settle(permit, outcome, detail?.error, this.#clock.monotonicMs())
  }

  /** An active probe's result. Enough failed in a row trip; enough succeeded in a row, over long enough, end OPEN early. */
  probeResult(key: string, ok: boolean, error?: string): void {
    const nowMs = this.#clock.monotonicMs()
    this.#of(key, nowMs).probeResult(ok, error, nowMs)
  }

  snapshot(key: string): BreakerSnapshot {
    const nowMs = this.#clock.monotonicMs()
    const breaker = this.#of(key, nowMs)
    breaker.refresh(nowMs)
    return takeSnapshot(breaker, nowMs)
  }

  /**
   * Takes the fleet's or an operator's word: a new generation, own counts cleared. `closed` also forgets how often it opened. A
   * breaker under OBSERVE takes `closed` alone.
   */
  adopt(key: string, adopted: AdoptedState): void {
    const nowMs = this.#clock.monotonicMs()
    this.#of(key, nowMs).adopt(adopted, nowMs)
  }

  /** OBSERVE: everything goes through and is counted, nothing trips. Switching either way closes the breaker, counts cleared. */
  observe(key: string, on: boolean): void {
    const nowMs = this.#clock.monotonicMs()
    this.#of(key, nowMs).observe(on, nowMs)
  }

  keys(): Iterable<string> {
    return this.#breakers.keys()
  }

  /**
   * Forgets breakers unused for `idleMs` that are CLOSED and clean: no failure in the window, no call under way, not under
   * OBSERVE, and the first open time past since they last came back. To the second. @returns how many
   */
  evictIdle(idleMs: number): number {
    const nowMs = this.#clock.monotonicMs()
    let evicted = 0
    for (const [key, breaker] of this.#breakers) {
      if (nowMs - breaker.usedSecond * 1000 < idleMs || !isClean(breaker, nowMs)) continue
      // Its successor must not take a late permit for one of its own.
      this.#firstGeneration = Math.max(this.#firstGeneration, breaker.generation + 1)
      this.#breakers.delete(key)
      this.#cells.giveBack(breaker.read.row)
      evicted++
    }
    return evicted
  }

  /** Does what is due by now: permits past their deadline, OPEN times over. Only for `timer: 'manual'`. */
  sweep(): void {
    this.#wheel.turn(this.#clock.monotonicMs())
  }

  #of(key: string, nowMs: number): Breaker {
    return this.#breakers.get(key) ?? this.#make(key, nowMs)
  }

  #make(key: string, nowMs: number): Breaker {
    const given = this.#settingsOf?.(key)
    const settings = given ? withSettings(this.#defaults, given) : this.#defaults
    const breaker = new Breaker(key, settings, this.#cells.take(), this.#host, this.#firstGeneration, nowMs)
    this.#breakers.set(key, breaker)
    return breaker
  }

  #tell(listener: BreakersOptions['onTransition'], transition: Transition): void {
    try {
      listener?.(transition)
    } catch (error) {
      this.#listenerErrors = { count: this.#listenerErrors.count + 1, last: error }
    }
  }
}
