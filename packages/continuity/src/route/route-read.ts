import type { PortError } from '@understudy/ports'
import type { Journal } from '../journal/journal.ts'
import { sideOf, type Provider } from '../provider.ts'
import { ask } from './ask.ts'
import { configuredOf, type AttemptLog } from './candidate.ts'
import type { Pass } from './gate.ts'
import { needsEverything } from './operations.ts'
import type { RouteSettings } from './route-settings.ts'
import { refused, type Outcome, type RoutedCall } from './routed-call.ts'
import { cannotKnow, nobodyAnswered, nobodyConfigured } from './unavailable.ts'
import { whatLocalHolds, type Holding } from './what-local-holds.ts'

/** Milliseconds, and of the time left the share, that a read of AWS waits for what the journal knows. */
const JOURNAL_MS = 2_000
const JOURNAL_SHARE = 0.4
const UNSURE = 'The journal does not answer: writes that wait for AWS may be missing.'

/** Routes what changes nothing: the first side that can answer truthfully. */
export const routeRead = (routed: RoutedCall, settings: RouteSettings, log: AttemptLog): Promise<Outcome> =>
  new Reading(routed, settings, log).follow()

class Reading {
  readonly #routed: RoutedCall
  readonly #settings: RouteSettings
  readonly #log: AttemptLog
  /** A side before the present one that did not answer: what only it knows is out of reach. */
  #away: Provider | undefined
  /** A "not found" of a side that may have missed what another one took. */
  #notFound: PortError | undefined
  #unknowable: PortError | undefined
  #lastError: PortError | undefined
  #isJournalSilent = false

  constructor(routed: RoutedCall, settings: RouteSettings, log: AttemptLog) {
    this.#routed = routed
    this.#settings = settings
    this.#log = log
  }

  async follow(): Promise<Outcome> {
    const { chain, lastKnown } = this.#settings
    const configured = configuredOf(chain, this.#routed.port, this.#log)
    if (configured.length === 0) return refused(nobodyConfigured(this.#routed, this.#log.attempts))
    for (const [position, provider] of configured.entries()) {
      const outcome = await this.#try(provider, position + 1 < configured.length)
      if (!outcome) continue
      if (outcome.ok) lastKnown.keep(this.#routed, outcome.answer)
      return outcome
    }
    const remembered = lastKnown.find(this.#routed)
    if (remembered) return { ok: true, answer: remembered }
    return refused(this.#unknowable ?? nobodyAnswered(this.#routed, this.#log.attempts, this.#lastError))
  }

  /** The call's outcome, or nothing where the next candidate's turn has come. */
  async #try(provider: Provider, hasNext: boolean): Promise<Outcome | undefined> {
    const pass = this.#admit(provider, hasNext)
    if (!pass) return undefined
    const holding = await this.#holdingOf(provider, hasNext)
    if (holding && !this.#routed.call.deadline.expired) return this.#ask(provider, hasNext, pass, holding)
    if (holding) this.#log.note(provider.id, 'skipped', 'no time was left')
    pass.settle('cancelled')
    return undefined
  }

  #admit(provider: Provider, hasNext: boolean): Pass | null {
    const { port, operation, call } = this.#routed
    const { gate } = this.#settings
    const asked = { port, provider: provider.id, kind: operation.kind, tenantId: call.tenant.id }
    const admission = gate.admit(asked)
    if (admission.admitted) return admission
    if (admission.by === 'health' && !hasNext) return gate.pass(asked)
    this.#log.passOver(provider.id, admission)
    this.#away ??= provider
    return null
  }

  /** What the provider holds of what is asked for; null, with the reason noted, where its answer would not be the truth. */
  async #holdingOf(provider: Provider, hasNext: boolean): Promise<Holding | null> {
    const { port, name, args } = this.#routed
    const { journal } = this.#settings
    if (sideOf(provider.id) === 'aws') {
      const missing = journal && hasNext ? await this.#missingAtAws(journal) : 0
      if (missing === 0) return { args: await this.#translated('aws'), ageMs: 0, isComplete: true }
      this.#log.note(provider.id, 'skipped', `${missing} earlier ${missing === 1 ? 'write' : 'writes'} may still arrive there`)
      return null
    }
    const holding = await whatLocalHolds(this.#routed, this.#settings)
    if (!holding) {
      this.#log.note(provider.id, 'skipped', 'the journal does not answer, so nobody knows what it lacks')
      return null
    }
    if (!this.#away || holding.isComplete || !needsEverything(port, name, args)) return holding
    this.#log.note(provider.id, 'skipped', `only ${this.#away.id} holds everything, and it is away`)
    this.#unknowable = cannotKnow(this.#routed, provider.id, this.#away.id)
    return null
  }

  /** Where the journal does not answer, reads of AWS go on, and say that something may be missing. */
  async #missingAtAws(journal: Journal): Promise<number> {
    const { port, name, args, call } = this.#routed
    const about = { tenant: call.tenant, port, operation: name, args }
    const time = call.deadline.atMost(Math.min(JOURNAL_MS, call.deadline.remainingMs() * JOURNAL_SHARE))
    const known = await this.#settings.journalReach.ask(() => journal.missingAt('aws', about, time), time)
    this.#isJournalSilent = !known.isKnown
    return known.isKnown ? known.value.missing : 0
  }

  async #translated(side: 'aws' | 'local'): Promise<readonly unknown[]> {
    const { port, name, args, call } = this.#routed
    const { journal, journalReach } = this.#settings
    if (!journal) return args
    const about = { tenant: call.tenant, port, operation: name, args }
    const known = await journalReach.ask(() => journal.translate(side, about, call.deadline), call.deadline)
    return known.isKnown ? known.value : args
  }

  async #ask(
    provider: Provider,
    hasNext: boolean,
    pass: Pass,
    { args, ageMs, isComplete }: Holding,
  ): Promise<Outcome | undefined> {
    const { operation } = this.#routed
    const asked = await ask(provider, { ...this.#routed, args }, this.#settings, { pass, hasNext, log: this.#log })
    if (asked.ok) {
      const { answer, tookMs } = asked
      const isUnsure = answer.value === null && operation.kind === 'read' && !isComplete
      if (isUnsure && this.#away) {
        this.#log.note(provider.id, 'refused', 'it holds nothing, but it need not hold everything', tookMs)
        return refused(cannotKnow(this.#routed, provider.id, this.#away.id))
      }
      this.#log.note(provider.id, 'served', 'answered', tookMs)
      const told =
        this.#isJournalSilent && sideOf(provider.id) === 'aws' ? { ...answer, degraded: answer.degraded ?? UNSURE } : answer
      return { ok: true, answer: ageMs > told.ageMs ? { ...told, ageMs } : told }
    }
    const { error } = asked
    if (error.verdict === 'caller' || error.verdict === 'healthy') return this.#refusedBy(provider, error, hasNext, isComplete)
    if (error.verdict === 'ignore') return refused(error)
    this.#lastError = error
    this.#away ??= provider
    return !operation.idempotent && error.maybeApplied ? refused(error) : undefined
  }

  /** A refusal is the answer, except a "not found" that another side may know better. */
  #refusedBy(provider: Provider, error: PortError, hasNext: boolean, isComplete: boolean): Outcome | undefined {
    if (error.code !== 'not_found') return refused(error)
    if (this.#away && !isComplete) return refused(cannotKnow(this.#routed, provider.id, this.#away.id))
    if (!this.#routed.operation.idempotent || !hasNext) return refused(this.#notFound ?? error)
    this.#notFound ??= error
    return undefined
  }
}
