import type { BreakerHost } from './breaker-host.ts'
import { CallWindow } from './counts/call-window.ts'
import type { Row } from './counts/cell-store.ts'
import { countOutcome } from './count-outcome.ts'
import { countProbe } from './count-probe.ts'
import { enterState } from './enter-state.ts'
import { InFlight } from './due/in-flight.ts'
import { HeldPermit, type Admission, type CallKind, type CallOutcome, type Denial } from './permit.ts'
import type { ProbeRow } from './counts/probe-row.ts'
import type { Recovery } from './half-open/recovery.ts'
import type { BreakerSettings } from './settings.ts'
import type { AdoptedState, BreakerState, TripEvidence } from './transition.ts'
import { NOT_DUE, type Sleeper } from './due/wheel.ts'

const LONGEST_ERROR = 200
const REFUSALS: Readonly<Record<'probe_running' | 'share', Denial>> = {
  probe_running: Object.freeze({ denied: true, reason: 'probe_running' }),
  share: Object.freeze({ denied: true, reason: 'share' }),
}

/** One breaker: its state, what it knows of the last seconds, and the permits that are out. */
export class Breaker implements Sleeper {
  readonly key: string
  readonly settings: BreakerSettings
  readonly host: BreakerHost
  readonly read: CallWindow
  readonly write: CallWindow
  readonly inFlight = new InFlight()
  state: BreakerState = 'closed'
  generation: number
  sinceMs: number
  /** When it was last used, to the second above: whole numbers need no box of their own. */
  usedSecond: number
  dueTick = NOT_DUE
  isObserved = false
  lateCalls = 0
  lastError: string | null = null
  lastTrip: { evidence: TripEvidence; atMonotonicMs: number } | null = null
  probes: ProbeRow | null = null
  /** Set exactly while it is HALF_OPEN. */
  recovery: Recovery | null = null
  /** Set exactly while it is OPEN: every refusal is this one object. */
  denial: (Denial & { readonly untilMs: number }) | null = null
  /** In a row: what OPEN's length doubles by. */
  openings = 0

  constructor(key: string, settings: BreakerSettings, row: Row, host: BreakerHost, generation: number, nowMs: number) {
    this.key = key
    this.settings = settings
    this.host = host
    this.read = new CallWindow(row, 0)
    this.write = new CallWindow(row, 1)
    this.generation = generation
    this.sinceMs = nowMs
    this.usedSecond = Math.ceil(nowMs / 1000)
  }

  get share(): number {
    return this.state === 'closed' ? 1 : (this.recovery?.share ?? 0)
  }

  acquire(kind: CallKind, nowMs: number): Admission {
    this.#use(nowMs)
    this.refresh(nowMs)
    if (this.denial !== null) return this.denial
    const { recovery } = this
    if (recovery === null) return { permit: this.#admit(kind, false, nowMs) }
    const refusal = recovery.refuses(nowMs, this.host.random)
    if (refusal !== null) return REFUSALS[refusal]
    const permit = this.#admit(kind, recovery.share === 0, nowMs)
    if (permit.isProbe) recovery.probe = permit
    return { permit }
  }

  settle(permit: HeldPermit, outcome: CallOutcome, error: string | undefined, nowMs: number): void {
    if (permit.isSettled) return
    if (permit.generation !== this.generation) {
      permit.isSettled = true
      this.lateCalls++
      return
    }
    this.#expire(nowMs)
    if (permit.isSettled) return
    this.#release(permit)
    this.#use(nowMs)
    countOutcome(this, permit, outcome, error, nowMs)
  }

  /** What time alone brings: permits that fell due, the end of OPEN. */
  refresh(nowMs: number): void {
    this.#expire(nowMs)
    if (this.denial !== null && nowMs >= this.denial.untilMs) enterState(this, { to: 'half_open', cause: 'waited' }, nowMs)
  }

  wake(nowMs: number): number | null {
    this.refresh(nowMs)
    const { oldest } = this.inFlight
    return oldest === null ? null : oldest.acquiredMs + this.settings.permitDeadlineMs
  }

  probeResult(isGood: boolean, error: string | undefined, nowMs: number): void {
    this.#use(nowMs)
    this.refresh(nowMs)
    countProbe(this, isGood, error, nowMs)
  }

  adopt({ state, share, openForMs }: AdoptedState, nowMs: number): void {
    if (this.isObserved && state !== 'closed') return
    this.#use(nowMs)
    enterState(this, { to: state, cause: 'adopted', share, openForMs }, nowMs)
  }

  observe(on: boolean, nowMs: number): void {
    if (this.isObserved === on) return
    this.isObserved = on
    this.#use(nowMs)
    // Whichever way: what was counted under the other rule must not decide under this one.
    enterState(this, { to: 'closed', cause: 'observed' }, nowMs)
  }

  note(error: string | undefined): void {
    this.lastError = error === undefined ? null : error.slice(0, LONGEST_ERROR)
  }

  #use(nowMs: number): void {
    this.usedSecond = Math.ceil(nowMs / 1000)
  }

  #admit(kind: CallKind, isProbe: boolean, nowMs: number): HeldPermit {
    const permit = new HeldPermit(this, kind, isProbe, nowMs)
    this.inFlight.add(permit)
    if (this.dueTick === NOT_DUE) this.host.schedule(this, nowMs + this.settings.permitDeadlineMs)
    return permit
  }

  #release(permit: HeldPermit): void {
    permit.isSettled = true
    this.inFlight.remove(permit)
  }

  #expire(nowMs: number): void {
    const { permitDeadlineMs } = this.settings
    for (;;) {
      const { oldest } = this.inFlight
      if (oldest === null || nowMs - oldest.acquiredMs < permitDeadlineMs) return
      this.#release(oldest)
      countOutcome(this, oldest, 'failure', `no answer within ${permitDeadlineMs} ms`, nowMs)
    }
  }
}
