import type { CallKind, CallOutcome } from '../breaker/permit.ts'
import { DEFAULT_SETTINGS as settings } from '../breaker/settings.ts'
import type { AdoptedState, BreakerState } from '../breaker/transition.ts'
import { ReferenceRamp } from './reference-ramp.ts'
import { isFailure, mustOpen, type Entry } from './reference-rules.ts'

interface Call {
  readonly kind: CallKind
  readonly generation: number
  readonly isProbe: boolean
  readonly atMs: number
  isOver: boolean
}

/**
 * The breaker as its documentation says it, with lists instead of counters and nothing else in mind: what the real one is
 * compared with. Without jitter. Which calls are among HALF_OPEN's share it leaves to the real one.
 */
export class ReferenceBreaker {
  state: BreakerState = 'closed'
  generation = 1
  calls: Call[] = []
  #entries: Entry[] = []
  #probes: { ok: boolean; atMs: number }[] = []
  #sinceMs: number
  #openMs = 0
  #openings = 0
  #isProbing = false
  #ramp: ReferenceRamp | null = null
  #isObserved = false

  constructor(nowMs: number) {
    this.#sinceMs = nowMs
  }

  get share(): number {
    return this.state === 'closed' ? 1 : (this.#ramp?.share ?? 0)
  }

  get isProbing(): boolean {
    return this.state === 'half_open' && this.#isProbing
  }

  /** A probe that is out and neither settled nor overdue. */
  get isProbeOut(): boolean {
    return this.calls.some((call) => call.isProbe && this.#isLive(call))
  }

  #isLive(call: Call): boolean {
    return !call.isOver && call.generation === this.generation
  }

  refresh(nowMs: number): void {
    for (const call of this.calls)
      if (this.#isLive(call) && nowMs - call.atMs >= settings.permitDeadlineMs) this.#end(call, 'failure', nowMs)
    if (this.state === 'open' && nowMs >= this.#sinceMs + this.#openMs) this.#enter('half_open', nowMs)
  }

  admit(kind: CallKind, nowMs: number): Call {
    const call = { kind, generation: this.generation, isProbe: this.isProbing, atMs: nowMs, isOver: false }
    this.calls.push(call)
    return call
  }

  settle(call: Call, outcome: CallOutcome, nowMs: number): void {
    if (call.generation === this.generation)
      for (const each of this.calls)
        if (this.#isLive(each) && nowMs - each.atMs >= settings.permitDeadlineMs) this.#end(each, 'failure', nowMs)
    if (this.#isLive(call)) this.#end(call, outcome, nowMs)
    call.isOver = true
  }

  probeResult(ok: boolean, nowMs: number): void {
    this.refresh(nowMs)
    this.#probes.push({ ok, atMs: nowMs })
    const row = this.#probes.slice(this.#probes.findLastIndex((probe) => probe.ok !== ok) + 1)
    if (this.state !== 'open') {
      if (!ok && row.length >= settings.failedProbes) this.#trip(nowMs)
    } else if (ok && row.length >= settings.earlyEndProbes && nowMs - row[0]!.atMs >= settings.earlyEndOverMs)
      this.#enter('half_open', nowMs)
  }

  adopt({ state, share = 0, openForMs }: AdoptedState, nowMs: number): void {
    if (this.#isObserved && state !== 'closed') return
    if (state === 'closed') this.#openings = 0
    this.#enter(state, nowMs, share)
    if (openForMs !== undefined) this.#openMs = openForMs
  }

  observe(on: boolean, nowMs: number): void {
    if (on === this.#isObserved) return
    this.#isObserved = on
    this.#openings = 0
    this.#enter('closed', nowMs)
  }

  #end(call: Call, outcome: CallOutcome, nowMs: number): void {
    call.isOver = true
    this.calls = this.calls.filter((each) => !each.isOver)
    if (outcome === 'ignored' || outcome === 'cancelled') return
    const entry = { kind: call.kind, outcome, atMs: nowMs }
    this.#entries.push(entry)
    if (call.isProbe) {
      if (isFailure(entry)) this.#trip(nowMs)
      else if (outcome !== 'throttled') {
        this.#isProbing = false
        this.#ramp?.begin(nowMs)
      }
    } else if (outcome !== 'throttled' && mustOpen(this.#entries, call.kind, nowMs)) this.#trip(nowMs)
    else {
      this.#ramp?.count(outcome !== 'success', nowMs)
      if (this.#ramp?.share === 1) this.#enter('closed', nowMs)
    }
  }

  #trip(nowMs: number): void {
    if (!this.#isObserved) this.#enter('open', nowMs)
  }

  #enter(state: BreakerState, nowMs: number, share = 0): void {
    if (state === 'open' && this.state !== 'open') {
      const hasHeld = this.state === 'closed' && nowMs - this.#sinceMs >= settings.openMs
      this.#openings = hasHeld ? 1 : this.#openings + 1
    }
    this.#openMs = Math.min(settings.openMaxMs, settings.openMs * 2 ** (this.#openings - 1))
    this.state = state
    this.generation++
    this.#sinceMs = nowMs
    this.calls = []
    this.#entries = []
    this.#probes = []
    this.#isProbing = state === 'half_open' && share === 0
    this.#ramp = state === 'half_open' ? new ReferenceRamp(share, nowMs) : null
  }
}
