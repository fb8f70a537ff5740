import { PortError } from '@understudy/ports'
import type { OpenIntent, Settlement, Side } from '../journal/journal.ts'
import { sideOf, type Provider } from '../provider.ts'
import { ask } from './ask.ts'
import { configuredOf, sidesOf, type AttemptLog } from './candidate.ts'
import type { Pass } from './gate.ts'
import { needsEverything } from './operations.ts'
import { refOf } from './ref-of.ts'
import { deletionBefore, insteadOfRepeating } from './repeated-write.ts'
import type { RouteSettings } from './route-settings.ts'
import { refused, type Outcome, type RoutedCall } from './routed-call.ts'
import { toPortError } from './to-port-error.ts'
import { cannotKnow, isJournalAway, journalAway, nobodyAnswered, nobodyConfigured, perhapsDone } from './unavailable.ts'
import { hasEarlierWrites, whatLocalHolds } from './what-local-holds.ts'

interface Admitted {
  readonly provider: Provider
  readonly side: Side
  readonly pass: Pass
}

/**
 * Routes a write: known to the journal before its first attempt, served by the first side that takes it, and settled with what
 * became of it on each side. Without a journal there is one side, and nothing to hand on.
 */
export const routeWrite = (routed: RoutedCall, settings: RouteSettings, log: AttemptLog): Promise<Outcome> =>
  new Writing(routed, settings, log).follow()

class Writing {
  readonly #routed: RoutedCall
  readonly #settings: RouteSettings
  readonly #log: AttemptLog
  readonly #states: Settlement['states'] = {}
  #away: Provider | undefined
  #lastError: PortError | undefined
  #unknowable: PortError | undefined
  #intent: OpenIntent | undefined
  #isSent = false

  constructor(routed: RoutedCall, settings: RouteSettings, log: AttemptLog) {
    this.#routed = routed
    this.#settings = settings
    this.#log = log
  }

  async follow(): Promise<Outcome> {
    const { chain, journal, lastKnown } = this.#settings
    const configured = configuredOf(chain, this.#routed.port, this.#log)
    if (configured.length === 0) return refused(nobodyConfigured(this.#routed, this.#log.attempts))
    const decided = await this.#tryAll(configured).catch((error: unknown) => this.#brokeOff(error))
    const outcome = decided.ok || !this.#isOpen ? decided : refused(perhapsDone(decided.error))
    if (this.#isSent) lastKnown.forget(this.#routed)
    if (this.#intent) journal?.settle(this.#intent, this.#settlement(outcome))
    return outcome
  }

  /** A side may have taken it, whatever another one says of it. */
  get #isOpen(): boolean {
    return Object.values(this.#states).includes('maybe_applied')
  }

  /** A fault of our own: the intent is settled all the same, or whatever comes behind it would wait for ever. */
  #brokeOff(error: unknown): Outcome {
    const { name, operation } = this.#routed
    return refused(toPortError(error, 'local', name, operation))
  }

  async #tryAll(configured: readonly Provider[]): Promise<Outcome> {
    let waiting = [...configured]
    while (waiting.length > 0) {
      const admitted = this.#admitFirst(waiting)
      if (!admitted) break
      waiting = waiting.slice(waiting.indexOf(admitted.provider) + 1)
      const known = await this.#journalled(admitted, configured)
      if (known) return known
      const before = this.#intent?.servedBefore
      if (before && before !== admitted.side && waiting.some(({ id }) => sideOf(id) === before)) {
        // It stands there already: asked again, that side gives the same answer and does nothing twice.
        admitted.pass.settle('cancelled')
        this.#log.note(admitted.provider.id, 'skipped', `${before} took this very write before`)
        continue
      }
      const outcome = await this.#try(admitted, waiting.length > 0)
      if (outcome) return outcome
    }
    return refused(this.#unknowable ?? nobodyAnswered(this.#routed, this.#log.attempts, this.#lastError))
  }

  /** The first provider that may be called, with the others' reasons noted. */
  #admitFirst(providers: readonly Provider[]): Admitted | null {
    const { port, call } = this.#routed
    const { gate } = this.#settings
    for (const [position, provider] of providers.entries()) {
      const asked = { port, provider: provider.id, kind: 'write', tenantId: call.tenant.id } as const
      const admission = gate.admit(asked)
      if (admission.admitted) return { provider, side: sideOf(provider.id), pass: admission }
      if (admission.by === 'health' && position + 1 === providers.length)
        return { provider, side: sideOf(provider.id), pass: gate.pass(asked) }
      this.#log.passOver(provider.id, admission)
      this.#away ??= provider
    }
    return null
  }

  /** Makes the write known before its first attempt. An outcome where it could not be: nothing was sent. */
  async #journalled(admitted: Admitted, configured: readonly Provider[]): Promise<Outcome | undefined> {
    const { journal, journalReach, gate } = this.#settings
    const { port, name, args, call, operation } = this.#routed
    if (!journal || this.#intent) return undefined
    if (!journalReach.mayAsk()) return this.#notDurable(admitted, journalAway(this.#routed))
    try {
      this.#intent = await journal.append(
        {
          tenant: call.tenant,
          port,
          operation: name,
          operationId: call.operationId,
          args,
          sides: sidesOf(configured),
          first: admitted.side,
          epoch: this.#epochOf(gate, configured),
        },
        call.deadline,
      )
      journalReach.answered()
      return undefined
    } catch (thrown) {
      if (isJournalAway(thrown)) journalReach.failed()
      return this.#notDurable(admitted, toPortError(thrown, 'local', name, operation))
    }
  }

  #notDurable({ provider, pass }: Admitted, error: PortError): Outcome {
    pass.settle('cancelled')
    this.#log.note(provider.id, 'skipped', 'the write could not be made durable here first')
    return refused(error)
  }

  #epochOf(gate: RouteSettings['gate'], configured: readonly Provider[]): number {
    return Math.max(0, ...configured.map(({ id }) => gate.word(this.#routed.port, id)?.epoch ?? 0))
  }

  async #try({ provider, side, pass }: Admitted, hasNext: boolean): Promise<Outcome | undefined> {
    const reason = await this.#whyNot(provider, side, hasNext)
    if (reason) {
      pass.settle('cancelled')
      this.#log.note(provider.id, 'skipped', reason)
      return undefined
    }
    if (this.#routed.call.deadline.expired) {
      pass.settle('cancelled')
      this.#log.note(provider.id, 'skipped', 'no time was left')
      return undefined
    }
    if (this.#intent && this.#settings.journal?.mayStillSend(this.#intent) === false) {
      pass.settle('cancelled')
      this.#log.note(provider.id, 'skipped', 'this process stood still for so long that others may have given the write up')
      return undefined
    }
    const before = deletionBefore(this.#routed, this.#intent, side)
    if (before) {
      pass.settle('cancelled')
      this.#states[side] = 'applied'
      this.#log.note(provider.id, 'served', 'it took this very deletion before')
      return { ok: true, answer: { value: before, servedBy: provider.id, ageMs: 0, durability: 'aws' } }
    }
    const inItsIds = insteadOfRepeating(this.#routed, this.#intent, side) ?? (await this.#inItsIds(side))
    this.#isSent = true
    const asked = await ask(provider, inItsIds, this.#settings, { pass, hasNext, log: this.#log })
    if (asked.ok) {
      this.#log.note(provider.id, 'served', 'answered', asked.tookMs)
      this.#states[side] = 'applied'
      return { ok: true, answer: asked.answer }
    }
    return this.#failed(provider, side, asked.error)
  }

  /** A side that lacks an earlier write of the same chain would end with the wrong one on top. */
  async #whyNot(provider: Provider, side: Side, hasNext: boolean): Promise<string | null> {
    const { port, name, args } = this.#routed
    if (side === 'aws') {
      const isBehind = this.#intent?.behind.includes('aws') === true && hasNext
      return isBehind ? 'earlier writes of the same key wait to be handed over to it' : null
    }
    if (this.#intent && !(await hasEarlierWrites(this.#routed, this.#intent, this.#settings)))
      return 'earlier writes of the same key wait to be handed over to it'
    if (!this.#away || !needsEverything(port, name, args)) return null
    const holding = await whatLocalHolds(this.#routed, this.#settings)
    if (holding?.isComplete) return null
    this.#unknowable = cannotKnow(this.#routed, provider.id, this.#away.id)
    return `only ${this.#away.id} holds everything, and it is away`
  }

  async #inItsIds(side: Side): Promise<RoutedCall> {
    const { journal, journalReach } = this.#settings
    const { port, name, args, call } = this.#routed
    if (!journal) return this.#routed
    const about = { tenant: call.tenant, port, operation: name, args }
    const known = await journalReach.ask(() => journal.translate(side, about, call.deadline), call.deadline)
    return known.isKnown ? { ...this.#routed, args: known.value } : this.#routed
  }

  #failed(provider: Provider, side: Side, error: PortError): Outcome | undefined {
    if (error.verdict === 'caller' || error.verdict === 'healthy') {
      this.#states[side] = 'rejected'
      if (error.code === 'not_found' && this.#away) return refused(cannotKnow(this.#routed, provider.id, this.#away.id))
      return refused(error)
    }
    this.#states[side] = error.maybeApplied ? 'maybe_applied' : 'pending'
    if (error.verdict === 'ignore') return refused(error)
    this.#lastError = error
    this.#away ??= provider
    return !this.#routed.operation.idempotent && error.maybeApplied ? refused(error) : undefined
  }

  /** What each side has now. A write that nobody took and nobody can have taken is over. */
  #settlement(outcome: Outcome): Settlement {
    const states = { ...this.#states }
    if (outcome.ok) return { servedBy: sideOf(outcome.answer.servedBy), states, ref: refOf(outcome.answer.value) }
    if (this.#isOpen) return { servedBy: null, states, ref: null }
    return { servedBy: null, states: { aws: 'rejected', local: 'rejected' }, ref: null }
  }
}
