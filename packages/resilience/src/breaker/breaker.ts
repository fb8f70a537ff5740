import { CallWindow } from './call-window.ts'
import type { Row } from './cell-store.ts'
import { InFlight } from './in-flight.ts'
import { openTimeMs } from './open-time.ts'
import { HeldPermit, type Admission, type CallKind, type CallOutcome, type Denial } from './permit.ts'
import { ProbeRow } from './probe-row.ts'
import { Recovery } from './recovery.ts'
import type { BreakerSettings } from './settings.ts'
import type { BreakerState, Transition, TransitionCause, TripEvidence } from './transition.ts'
import { evidenceFor, metRule } from './trip-rules.ts'
import { NOT_DUE, type Sleeper } from './wheel.ts'

const LONGEST_ERROR = 200
const PROBE_RUNNING: Denial = Object.freeze({ denied: true, reason: 'probe_running' })
const OVER_SHARE: Denial = Object.freeze({ denied: true, reason: 'share' })

/** What all breakers of one registry have in common. */
export interface BreakerHost {
  readonly random: () => number
  readonly schedule: (breaker: Breaker, dueMs: number) => void
  readonly emit: (transition: Transition) => void
}

interface Move {
  readonly to: BreakerState
  readonly cause: TransitionCause
  readonly evidence?: TripEvidence
  readonly openForMs?: number | undefined
  readonly share?: number | undefined
}

/** One breaker: its state, what it knows of the last seconds, and the permits that are out. */
export class Breaker implements Sleeper {
  readonly key: string
  readonly settings: BreakerSettings
  readonly read: CallWindow
  readonly write: CallWindow
  readonly inFlight = new InFlight()
  readonly #host: BreakerHost
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
  recovery: Recovery | null = null
  denial: (Denial & { readonly untilMs: number }) | null = null
  #openings = 0

  constructor(key: string, settings: BreakerSettings, row: Row, host: BreakerHost, generation: number, nowMs: number) {
    this.key = key
    this.settings = settings
    this.read = new CallWindow(row, 0)
    this.write = new CallWindow(row, 1)
    this.#host = host
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
    if (this.recovery === null) return { permit: this.#admit(kind, false, nowMs) }
    const gate = this.recovery.gate(nowMs, this.#host.random)
    if (gate === 'probe_running') return PROBE_RUNNING
    if (gate === 'share') return OVER_SHARE
    const permit = this.#admit(kind, gate === 'probe', nowMs)
    if (permit.isProbe) this.recovery.probe = permit
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
    this.#count(permit, outcome, error, nowMs)
  }

  /** What time alone brings: permits that fell due, the end of OPEN. */
  refresh(nowMs: number): void {
    this.#expire(nowMs)
    if (this.denial !== null && nowMs >= this.denial.untilMs) this.#move({ to: 'half_open', cause: 'waited' }, nowMs)
  }

  wake(nowMs: number): number | null {
    this.refresh(nowMs)
    if (this.denial !== null) return this.denial.untilMs
    const { oldest } = this.inFlight
    return oldest === null ? null : oldest.acquiredMs + this.settings.permitDeadlineMs
  }

  probeResult(ok: boolean, error: string | undefined, nowMs: number): void {
    this.#use(nowMs)
    this.refresh(nowMs)
    const { failedProbes, earlyEndProbes, earlyEndOverMs } = this.settings
    const row = (this.probes ??= new ProbeRow())
    row.add(ok, nowMs)
    if (!ok) this.#note(error ?? null)
    const spanMs = row.spanMs(nowMs)
    if (this.state === 'open') {
      if (row.succeeded >= earlyEndProbes && spanMs >= earlyEndOverMs) this.#move({ to: 'half_open', cause: 'probes' }, nowMs)
    } else if (row.failed >= failedProbes)
      this.#trip(
        { rule: 'probes', kind: 'probe', count: row.failed, of: row.failed, windowMs: spanMs, lastError: this.lastError },
        nowMs,
      )
  }

  adopt({ state, share, openForMs }: { state: BreakerState; share?: number; openForMs?: number }, nowMs: number): void {
    if (this.isObserved && state !== 'closed') return
    this.#use(nowMs)
    this.#move({ to: state, cause: 'adopted', share, openForMs }, nowMs)
  }

  observe(on: boolean, nowMs: number): void {
    if (this.isObserved === on) return
    this.isObserved = on
    this.#use(nowMs)
    // Whichever way: what was counted under the other rule must not decide under this one.
    this.#move({ to: 'closed', cause: 'observed' }, nowMs)
  }

  /** Nothing would be lost with it but counts of good calls. */
  isClean(nowMs: number): boolean {
    if (this.state !== 'closed' || this.isObserved || this.inFlight.count > 0 || (this.probes?.failed ?? 0) > 0) return false
    const hasFailures = this.read.hasFailures(nowMs) || this.write.hasFailures(nowMs)
    return !hasFailures && (this.#openings === 0 || nowMs - this.sinceMs >= this.settings.openMs)
  }

  #use(nowMs: number): void {
    this.usedSecond = Math.ceil(nowMs / 1000)
  }

  #admit(kind: CallKind, isProbe: boolean, nowMs: number): HeldPermit {
    const permit = new HeldPermit(this, kind, isProbe, nowMs)
    this.inFlight.add(permit)
    if (this.dueTick === NOT_DUE) this.#host.schedule(this, nowMs + this.settings.permitDeadlineMs)
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
      this.#count(oldest, 'failure', `no answer within ${permitDeadlineMs} ms`, nowMs)
    }
  }

  #count(permit: HeldPermit, outcome: CallOutcome, error: string | undefined, nowMs: number): void {
    const { settings } = this
    const window = this[permit.kind]
    if (outcome === 'ignored' || outcome === 'cancelled') {
      if (permit.isProbe) this.recovery?.releaseProbe()
    } else if (outcome === 'throttled') {
      window.addThrottled(nowMs)
      if (permit.isProbe) this.recovery?.postponeProbe(nowMs)
      else this.recovery?.countBad(nowMs, settings)
    } else if (outcome === 'failure' || outcome === 'unknown') {
      window.addFailure(nowMs, settings.consecutiveGapMs)
      this.#note(error ?? null)
      if (permit.isProbe)
        this.#trip(
          { rule: 'probes', kind: permit.kind, count: 1, of: 1, windowMs: nowMs - permit.acquiredMs, lastError: this.lastError },
          nowMs,
        )
      else this.#weigh(permit.kind, window, false, nowMs)
    } else {
      const isSlow = outcome === 'slow' || nowMs - permit.acquiredMs > settings.slowMs
      if (isSlow) window.addSlow(nowMs)
      else window.addSuccess(nowMs)
      if (permit.isProbe) this.recovery?.begin(nowMs, settings)
      else this.#weigh(permit.kind, window, !isSlow, nowMs)
    }
  }

  /** A call was counted: is a rule met, and if not, what does HALF_OPEN make of it? */
  #weigh(kind: CallKind, window: CallWindow, isGood: boolean, nowMs: number): void {
    const rule = metRule(window, this.settings)
    if (rule !== null) this.#trip(evidenceFor(rule, kind, window, this.lastError), nowMs)
    else if (!isGood) this.recovery?.countBad(nowMs, this.settings)
    else if (this.recovery?.countGood(nowMs, this.settings)) this.#move({ to: 'closed', cause: 'ramp' }, nowMs)
  }

  #trip(evidence: TripEvidence, nowMs: number): void {
    if (this.isObserved) return
    this.lastTrip = { evidence, atMonotonicMs: nowMs }
    this.#move({ to: 'open', cause: 'trip', evidence }, nowMs)
  }

  #move({ to, cause, evidence, openForMs, share }: Move, nowMs: number): void {
    const from = this.state
    if (to === 'open' && from !== 'open') {
      if (from === 'closed' && nowMs - this.sinceMs >= this.settings.openMs) this.#openings = 0
      this.#openings++
    }
    if (to === 'closed' && cause !== 'ramp') this.#openings = 0
    this.state = to
    this.generation++
    this.sinceMs = nowMs
    this.inFlight.clear()
    this.read.clear()
    this.write.clear()
    this.probes = null
    this.recovery = to === 'half_open' ? new Recovery(Math.min(1, Math.max(0, share ?? 0)), nowMs) : null
    this.denial = null
    // Whatever it was to be woken for is over.
    this.dueTick = NOT_DUE
    if (to === 'open') {
      const untilMs = nowMs + (openForMs ?? openTimeMs(this.#openings, this.settings, this.#host.random))
      this.denial = Object.freeze({ denied: true, reason: 'open', untilMs })
      this.#host.schedule(this, untilMs)
    }
    if (from !== to)
      this.#host.emit({
        key: this.key,
        from,
        to,
        cause,
        generation: this.generation,
        share: this.share,
        evidence: evidence ?? null,
        atMonotonicMs: nowMs,
      })
  }

  #note(error: string | null): void {
    this.lastError = error === null ? null : error.slice(0, LONGEST_ERROR)
  }
}
