import { Deadline, type Clock } from '@understudy/core'
import type { Database } from '@understudy/db'
import { PortError, type Answer, type CallContext, type PortName, type Ports } from '@understudy/ports'
import type { Logger } from '@understudy/telemetry'
import { Batches } from '../journal/batches/batches.ts'
import { decodeArgs } from '../journal/encode-args.ts'
import { otherSide, type Intent } from '../journal/intent.ts'
import type { Side } from '../journal/journal.ts'
import type { Payloads } from '../journal/payloads.ts'
import type { OnStep } from '../journal/steps.ts'
import { sideOf, type Provider } from '../provider.ts'
import { operations } from '../route/operations.ts'
import { applyObject } from './objects/apply-object.ts'
import { lastOnAws, type KeyWrite } from './objects/key-history.ts'
import { applyToOthers } from './apply-to-others.ts'
import { later, outcomeOfError, type Outcome } from './outcome.ts'

const LOOKS_AT_ONCE = 100

export interface ApplierParts {
  readonly db: Database
  readonly providers: readonly Provider[]
  readonly payloads: Payloads
  readonly clock: Clock
  readonly log: Logger
  readonly onStep?: OnStep | undefined
}

/** One write about to be handed to one side. */
export interface Handing {
  readonly intent: Intent
  readonly side: Side
  readonly args: readonly unknown[]
  readonly parts: ApplierParts
  readonly deadline: Deadline
  /** The side's port, and the other side's where there is one. */
  port<Name extends PortName>(side: Side, name: Name): Ports[Name] | undefined
  /** Of an object's write: the last one of its key before it that AWS has. */
  lastOnAws(): Promise<KeyWrite | null>
  /** Under the write's own operation id: repeating it repeats nothing. */
  call(): CallContext
}

export type Method = (call: CallContext, ...args: unknown[]) => Promise<Answer<unknown>>

/** Hands single writes to single sides. It decides nothing about order; whoever calls keeps it. */
export class Applier {
  readonly parts: ApplierParts
  readonly #lastOnAws: Batches<Intent, KeyWrite | null>

  constructor(parts: ApplierParts) {
    this.parts = parts
    this.#lastOnAws = new Batches((writes) => lastOnAws(parts.db, writes), LOOKS_AT_ONCE)
  }

  /** Never throws: what goes wrong is an outcome. */
  async apply(intent: Intent, side: Side, deadline?: Deadline): Promise<Outcome> {
    try {
      const budget = operations[intent.port][intent.operation]?.budgetMs ?? 10_000
      const within = deadline?.atMost(budget) ?? Deadline.in(budget, this.parts.clock)
      const handing = await this.handing(intent, side, within)
      if (!handing.port(side, intent.port)) return later(`${intent.port} is not configured on this side`, 30_000)
      const isOpen = intent.servedBy === null && intent[otherSide(side)] === 'maybe_applied'
      if (isOpen && intent[side] === 'pending') return later('nobody knows yet whether the other side took it')
      return intent.port === 'objects' ? await applyObject(handing) : await applyToOthers(handing)
    } catch (error) {
      if (error instanceof PortError) return outcomeOfError(error)
      this.parts.log.error({ error, intent: intent.id, port: intent.port }, 'a write could not be handed on')
      return later(error instanceof Error ? error.message : String(error), 5_000)
    }
  }

  /** @throws CorruptObjectError when the write's bytes are gone */
  async handing(intent: Intent, side: Side, deadline: Deadline): Promise<Handing> {
    const { providers, payloads } = this.parts
    const stored = { inline: intent.payload, hash: intent.payloadHash }
    const args = decodeArgs(intent.args, await payloads.load(intent.tenant, intent.id, stored))
    return {
      intent,
      side,
      args,
      parts: this.parts,
      deadline,
      port: (of, name) => providers.find(({ id, ports }) => sideOf(id) === of && ports[name])?.ports[name],
      lastOnAws: () => this.#lastOnAws.add(intent),
      call: () => ({
        tenant: intent.tenant,
        operationId: intent.operationId,
        deadline,
        mayRepeat: intent[side] === 'maybe_applied' || intent.tries > 0,
      }),
    }
  }
}
