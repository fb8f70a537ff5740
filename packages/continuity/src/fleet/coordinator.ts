import type { Clock } from '@understudy/core'
import { withPlatform, type Database } from '@understudy/db'
import { portNames, type PortName } from '@understudy/ports'
import { DEFAULT_SETTINGS } from '@understudy/resilience'
import type { Logger } from '@understudy/telemetry'
import { probe, type Finding } from '../health/probe.ts'
import { sideOf, type Provider } from '../provider.ts'
import { isSuspicious } from './callers.ts'
import { changeFleet } from './change-fleet.ts'
import { factsOf } from './facts-of.ts'
import { keyOf, readFleet, unspoken, type FleetState } from './fleet-state.ts'
import { releaseLease, takeLease, type Lease } from './lease.ts'
import type { PoolRules } from './pooled-trip.ts'
import { ProbeRow, type ProbePace } from './probe-row.ts'
import { noEvidence, readEvidence, type Evidence } from './read-evidence.ts'
import { nextWord, type Facts, type WayBackSettings } from './way-back.ts'
import { COUNTS } from './window-reporter.ts'

/** What is known of the writes that a side lacks; the journal's side of the way back. */
export interface HandOver {
  /** Of each journalled port: how many writes wait for AWS, and when the oldest was made. */
  waiting(): Promise<Partial<Record<PortName, { readonly aws: number; readonly oldestAwsAt: Date | null }>>>
  /** Compares both sides of a port, all tenants. */
  compare(port: PortName): Promise<{ readonly differences: number; readonly keys: number }>
}

export interface CoordinatorOptions {
  readonly db: Database
  readonly providers: readonly Provider[]
  readonly handOver: HandOver | null
  readonly settings: WayBackSettings & { readonly pace: ProbePace }
  /** When all processes' calls together are enough: as it would be for one process. */
  readonly breakers?: Partial<PoolRules>
  /** Gets every finding of every probe. */
  readonly report: (findings: readonly Finding[]) => Promise<void>
  readonly processId: string
  readonly clock: Clock
  readonly log: Logger
}

const LEASE = 'coordinator'
const LEASE_MS = 5_000
const TICK_MS = 250
/** Milliseconds between two rounds while every side is well and nobody says anything. */
const CALM_MS = 1_000
/** Milliseconds between two steps of a growing share. */
const RAMP_MS = 1_000
/** Milliseconds between two comparisons of one port that still differs. */
const COMPARE_AGAIN_MS = 5_000

/** Milliseconds in which every process has heard that a side is taken back, and begun to count anew. */
const HEARD_MS = 1_500

/** What was counted before a side is taken back is no evidence against it. */
const newsFrom = (word: FleetState | undefined): Date =>
  word?.state === 'half_open' ? new Date(word.changedAt.getTime() + HEARD_MS) : new Date(0)

interface Comparison {
  readonly epoch: number
  readonly startedMs: number
  result: { readonly differences: number; readonly keys: number } | null
}

/**
 * Probes both sides of every port, weighs what the processes report, and speaks for the fleet: opens, and leads the way back. One
 * process at a time has this duty, by lease; a word is spoken by compare-and-set, so that a holder who slept cannot speak late.
 */
export class Coordinator {
  readonly #options: CoordinatorOptions
  readonly #rows = new Map<string, ProbeRow>()
  readonly #comparisons = new Map<string, Comparison>()
  readonly #tripped = new Set<string>()
  readonly #probing = new Set<Promise<void>>()
  #lease: Lease | null = null
  #leaseUntilMs = -Infinity
  readonly #rampedMs = new Map<string, number>()
  #timer: NodeJS.Timeout | undefined
  #ticking: Promise<void> | undefined
  #unsubscribe = () => {}
  #isStopping = false
  #isCalm = false
  #isAlarmed = false
  #roundMs = -Infinity

  constructor(options: CoordinatorOptions) {
    this.#options = options
  }

  async start(): Promise<void> {
    this.#unsubscribe = await this.#options.db.hub.subscribe(({ topic, id }) => {
      if (topic === 'suspicion') this.#isAlarmed = true
      if (topic === 'continuity' && id !== COUNTS) this.#tick()
    })
    this.#timer = setInterval(() => {
      if (!this.#isCalm || this.#isAlarmed || this.#options.clock.monotonicMs() - this.#roundMs >= CALM_MS) this.#tick()
    }, TICK_MS)
    this.#tick()
  }

  async stop(): Promise<void> {
    this.#isStopping = true
    clearInterval(this.#timer)
    this.#unsubscribe()
    await this.#ticking
    await Promise.all(this.#probing)
    if (this.#lease) await releaseLease(this.#options.db, this.#lease)
  }

  #tick(): void {
    if (this.#ticking || this.#isStopping) return
    const { log } = this.#options
    this.#ticking = this.#round()
      .catch((error: unknown) => log.warn({ error }, 'a round of the coordinator failed'))
      .finally(() => (this.#ticking = undefined))
  }

  async #round(): Promise<void> {
    const { clock, db, providers } = this.#options
    this.#roundMs = clock.monotonicMs()
    this.#isAlarmed = false
    if (!(await this.#holdsLease())) {
      this.#isCalm = true
      return
    }
    const words = new Map((await withPlatform(db, readFleet)).map((word) => [keyOf(word.port, word.provider), word]))
    const wordOf = (port: PortName, provider: Provider) => words.get(keyOf(port, provider.id)) ?? unspoken(port, provider.id)
    const evidence = await withPlatform(db, (tx) =>
      readEvidence(tx, clock.now(), (port, provider) => newsFrom(words.get(keyOf(port, provider)))),
    )
    const waiting = await this.#options.handOver?.waiting()
    this.#isCalm = true
    for (const provider of providers)
      for (const port of portNames) {
        const word = wordOf(port, provider)
        this.#noticeTrip(word, provider)
        const seen = evidence.get(keyOf(port, provider.id)) ?? noEvidence
        const isSuspected = word.state !== 'closed' || seen.trips.length > 0 || isSuspicious(seen.processes)
        if (isSuspected || word.phase !== 'none' || this.#rowOf(port, provider).facts.failedInRow > 0) this.#isCalm = false
        this.#probeIfDue(provider, port, isSuspected)
        if (sideOf(provider.id) === 'aws' && provider.ports[port]) await this.#decide(word, seen, waiting?.[port])
      }
  }

  async #holdsLease(): Promise<boolean> {
    const { db, processId, clock } = this.#options
    const nowMs = clock.monotonicMs()
    if (this.#lease && nowMs < this.#leaseUntilMs) return true
    this.#lease = await takeLease(db, LEASE, processId, LEASE_MS)
    this.#leaseUntilMs = nowMs + LEASE_MS / 3
    return this.#lease !== null
  }

  #noticeTrip({ port, state }: FleetState, provider: Provider): void {
    const key = keyOf(port, provider.id)
    if (state !== 'open') this.#tripped.delete(key)
    else if (!this.#tripped.has(key)) {
      this.#tripped.add(key)
      this.#rowOf(port, provider).startOver()
    }
  }

  #rowOf(port: PortName, provider: Provider): ProbeRow {
    const key = keyOf(port, provider.id)
    const row = this.#rows.get(key) ?? new ProbeRow(this.#options.clock, this.#options.settings.pace)
    this.#rows.set(key, row)
    return row
  }

  /** Off the round's own path: a side that hangs must not keep the others waiting. */
  #probeIfDue(provider: Provider, port: PortName, isSuspected: boolean): void {
    const { clock, report, log } = this.#options
    const row = this.#rowOf(port, provider)
    if (!row.isDue(isSuspected || row.facts.failedInRow > 0)) return
    row.begin()
    const probing = probe(provider, port, clock)
      .then(async (finding) => {
        row.take(finding)
        this.#tick()
        await report([finding])
      })
      .catch((error: unknown) => log.warn({ error, port, provider: provider.id }, 'a finding could not be reported'))
    this.#probing.add(probing)
    void probing.finally(() => this.#probing.delete(probing))
  }

  async #decide(
    word: FleetState,
    seen: Evidence,
    waiting: { readonly aws: number; readonly oldestAwsAt: Date | null } | undefined,
  ): Promise<void> {
    const { clock, settings, breakers, processId, log } = this.#options
    const nowMs = clock.monotonicMs()
    const sinceLastMs = this.#sinceRamp(word, nowMs)
    if (word.state === 'half_open' && sinceLastMs < RAMP_MS && seen.trips.length === 0) return
    const provider = this.#options.providers.find(({ id }) => id === word.provider)!
    const oldestMs = waiting?.oldestAwsAt ? clock.now().getTime() - waiting.oldestAwsAt.getTime() : 0
    const handOver = waiting ? { waiting: waiting.aws, oldestMs, comparison: this.#comparisonOf(word) } : null
    const probes = this.#rowOf(word.port, provider).facts
    const view = { processId, port: word.port, rules: { ...DEFAULT_SETTINGS, ...breakers }, probes, nowMs }
    const facts: Facts = { ...factsOf(seen, view), nowMs, sinceLastMs, probes, handOver }
    const decision = nextWord(word, facts, settings)
    if (!decision) return
    this.#rampedMs.set(keyOf(word.port, word.provider), nowMs)
    const changed = await changeFleet(this.#options, word, decision.change, decision.transition)
    if (changed && decision.transition) log.info({ port: word.port, provider: word.provider, ...decision }, 'the fleet spoke')
  }

  /** Milliseconds since the share last moved; 0 when it has just begun to. */
  #sinceRamp(word: FleetState, nowMs: number): number {
    const key = keyOf(word.port, word.provider)
    if (word.state !== 'half_open') this.#rampedMs.delete(key)
    else if (!this.#rampedMs.has(key)) this.#rampedMs.set(key, nowMs)
    return nowMs - (this.#rampedMs.get(key) ?? nowMs)
  }

  /** The comparison that belongs to this phase, begun when it is first asked for, and again while both sides differ. */
  #comparisonOf(word: FleetState): Comparison['result'] {
    const { handOver, clock, log } = this.#options
    const key = keyOf(word.port, word.provider)
    if (word.phase !== 'comparing' || !handOver) {
      this.#comparisons.delete(key)
      return null
    }
    const known = this.#comparisons.get(key)
    const nowMs = clock.monotonicMs()
    const isOver = known?.result && known.result.differences > 0 && nowMs - known.startedMs > COMPARE_AGAIN_MS
    if (known && known.epoch === word.epoch && !isOver) return known.result
    const comparison: Comparison = { epoch: word.epoch, startedMs: nowMs, result: null }
    this.#comparisons.set(key, comparison)
    handOver
      .compare(word.port)
      .then((result) => {
        comparison.result = result
        this.#tick()
      })
      .catch((error: unknown) => {
        log.warn({ error, port: word.port }, 'both sides could not be compared')
        this.#comparisons.delete(key)
      })
    return known?.result ?? null
  }
}
