import type { Clock, Deadline, TenantRef } from '@understudy/core'
import { uuidv7 } from '@understudy/core/server'
import type { Database } from '@understudy/db'
import type { PortName } from '@understudy/ports'
import type { Logger } from '@understudy/telemetry'
import { Applier } from '../replay/applier.ts'
import { catchUp } from '../replay/catch-up.ts'
import { lookUpUnanswered } from '../replay/look-up-unanswered.ts'
import type { Provider } from '../provider.ts'
import { Backpressure } from './backpressure.ts'
import { chainOf, isJournalled } from './chain-of.ts'
import { encodeArgs } from './encode-args.ts'
import { missingIn, namesVersion, sidesBehind, waitingHere, type WhatIsAsked } from './freshness.ts'
import type { Freshness, Journal, NewIntent, OpenIntent, ReadAbout, Settlement, Side } from './journal.ts'
import { LocalCompleteness } from './local-completeness.ts'
import { lackingAfter, OpenChains, type OpenWrite } from './open-chains.ts'
import { PauseWatch } from './pause-watch.ts'
import { Payloads } from './payloads.ts'
import { knownIntent, reopenIntent } from './reopen-intent.ts'
import { Settler } from './settler.ts'
import type { OnStep } from './steps.ts'
import { ShardedBatches } from './batches/sharded-batches.ts'
import { translateArgs } from './translate-args.ts'
import { tooLate, unwritable } from './unwritable.ts'
import { VersionClock } from './version-clock.ts'
import { waitForOthers } from './wait-for-others.ts'
import { withinTime } from './within-time.ts'
import { lockKeyOf, writeIntents, type IntentToWrite, type WrittenIntent } from './write-intents.ts'

const BATCH = 256
/** Batches under way at once: while the database writes one, the next is made ready. */
const SHARDS = 2
/** Rows that may wait before writes are refused. */
const MAX_WAITING = 5_000_000
/** Writes that one read brings over before it answers. */
const CATCH_UP = 200
/** Of a caller's time, the share that bringing over may take. */
const CATCH_UP_SHARE = 0.5
/** Milliseconds that writing an intent down may take: a database that is slower than this is away. */
const WRITE_DOWN_MS = 3_000

export interface JournalOptions {
  readonly db: Database
  readonly providers: readonly Provider[]
  /** Payloads too large for a row lie in `journal/` under it. */
  readonly dataDir: string
  /** This process's id in the list of processes: others wait for its writes while it is alive. */
  readonly processId: string
  readonly clock: Clock
  readonly log: Logger
  /** Writes that may wait before new ones are refused, 5,000,000 unless told. */
  readonly maxWaiting?: number
  readonly onStep?: OnStep
}

const rejected: Settlement = { servedBy: null, states: { aws: 'rejected', local: 'rejected' }, ref: null }

/** The journal in PostgreSQL: durable before the first attempt, in order along a chain in all processes. */
export class PostgresJournal implements Journal {
  readonly #options: JournalOptions
  readonly #payloads: Payloads
  readonly #versions: VersionClock
  readonly #open = new OpenChains()
  readonly #pauses: PauseWatch
  readonly #settler: Settler
  readonly #backpressure: Backpressure
  readonly #complete: LocalCompleteness
  readonly #applier: Applier
  readonly #inserts: ShardedBatches<IntentToWrite, WrittenIntent>

  constructor(options: JournalOptions) {
    const { db, clock, log, providers, onStep } = options
    this.#options = options
    this.#payloads = new Payloads(options.dataDir)
    this.#pauses = new PauseWatch(clock)
    this.#versions = new VersionClock(clock, options.processId)
    this.#settler = new Settler(db, clock, log, onStep)
    this.#backpressure = new Backpressure(db, clock, options.maxWaiting ?? MAX_WAITING)
    this.#complete = new LocalCompleteness(db, providers, clock)
    this.#applier = new Applier({ db, providers, payloads: this.#payloads, clock, log })
    const write = async (batch: readonly IntentToWrite[]) => {
      onStep?.('intent writing')
      const written = await writeIntents(db, batch, this.#versions, clock.now())
      onStep?.('intent durable')
      return written
    }
    this.#inserts = new ShardedBatches(write, {
      shards: SHARDS,
      limit: BATCH,
      keyOf: lockKeyOf,
    })
  }

  async append(intent: NewIntent, deadline: Deadline): Promise<OpenIntent> {
    const { tenant, port, operation } = intent
    const chain = chainOf(intent) ?? ''
    if (!isJournalled(port, operation)) return { id: '', tenant, port, chain, version: '', servedBefore: null, behind: [] }
    const id = uuidv7(this.#options.clock.now().getTime())
    let isOnDisk = false
    try {
      this.#backpressure.admit()
      const { args, payload } = encodeArgs(intent.args)
      const stored = await this.#payloads.store(tenant, id, payload)
      isOnDisk = stored.hash !== null
      if (isOnDisk) this.#options.onStep?.('payload stored')
      return await this.#enter({ id, chain, intent, args, payload: stored, owner: this.#options.processId }, deadline)
    } catch (error) {
      if (isOnDisk) await this.#payloads.remove(tenant, id)
      throw unwritable(error, intent)
    }
  }

  settle(intent: OpenIntent, settlement: Settlement): void {
    if (intent.id === '') return
    const write = this.#open.find(intent.id)
    if (write) {
      write.states = settlement.states
      write.end()
    }
    const owner = this.#options.processId
    this.#settler.add({ tenantId: intent.tenant.id, id: intent.id, owner, settlement }, () => write && this.#open.leave(write))
  }

  mayStillSend({ id }: OpenIntent): boolean {
    const write = this.#open.find(id)
    return !write || !this.#pauses.stoodStillSince(write.enteredMs)
  }

  async lacking({ id, tenant, port, chain }: OpenIntent, deadline: Deadline): Promise<readonly Side[]> {
    if (this.#open.isUnsettled({ tenantId: tenant.id, port, chain })) await withinTime(this.flush(), deadline)
    return sidesBehind(this.#options.db, { tenant, port, chain }, id)
  }

  flush(): Promise<void> {
    return this.#settler.flush()
  }

  async catchUpLocal(read: ReadAbout, deadline: Deadline): Promise<Freshness> {
    if (!isJournalled(read.port, read.operation)) return { missing: 0, oldestAt: null }
    const asked = await this.#asked(read, deadline)
    const share = deadline.atMost(deadline.remainingMs() * CATCH_UP_SHARE)
    const waiting = await waitingHere(this.#options.db, asked, CATCH_UP)
    if (waiting.length > 0) await catchUp(this.#options.db, this.#applier, waiting, share)
    return missingIn(this.#options.db, asked, 'local')
  }

  async missingAt(side: Side, read: ReadAbout, deadline: Deadline): Promise<Freshness> {
    if (!isJournalled(read.port, read.operation)) return { missing: 0, oldestAt: null }
    return missingIn(this.#options.db, await this.#asked(read, deadline), side)
  }

  isLocalComplete(tenant: TenantRef, port: PortName): Promise<boolean> {
    return this.#complete.of(tenant, port)
  }

  translate(side: Side, read: ReadAbout): Promise<readonly unknown[]> {
    return translateArgs(this.#options.db, side, read)
  }

  /** What this process knows and the database does not yet is written first. */
  async #asked({ tenant, port, operation, args }: ReadAbout, deadline: Deadline): Promise<WhatIsAsked> {
    const asked = { tenant, port, chain: chainOf({ port, operation, args }), isOneVersion: namesVersion(args) }
    if (this.#open.isUnsettled({ tenantId: tenant.id, ...asked })) await withinTime(this.flush(), deadline)
    return asked
  }

  async #enter(toWrite: IntentToWrite, deadline: Deadline): Promise<OpenIntent> {
    const { intent, id, chain } = toWrite
    const { write, earlier } = this.#open.enter({
      tenantId: intent.tenant.id,
      port: intent.port,
      chain,
      id,
      sides: intent.sides,
      enteredMs: this.#options.clock.monotonicMs(),
    })
    const inserting = this.#inserts.add(toWrite)
    const written = await withinTime(inserting, deadline.atMost(WRITE_DOWN_MS)).catch((error: unknown) => {
      // Perhaps it stands there all the same: nothing was sent, and nothing will be.
      this.#giveUp(intent, id, write)
      throw error
    })
    if (written === 'late') {
      // Once it stands there it is taken back; before, there would be nothing to take back.
      const takeBack = () => this.#giveUp(intent, id, write)
      inserting.then(takeBack, takeBack)
      throw tooLate(intent, 'not written')
    }
    if (written.before === null) return this.#inTurn(toWrite, written, write, earlier, deadline)
    this.#open.leave(write)
    const repeated = await this.#repeat(toWrite, written, deadline)
    if (toWrite.payload.hash !== null && repeated.id !== id) await this.#payloads.remove(intent.tenant, id)
    return repeated
  }

  #giveUp({ tenant }: NewIntent, id: string, write: OpenWrite): void {
    write.states = rejected.states
    write.end()
    const owner = this.#options.processId
    this.#settler.add({ tenantId: tenant.id, id, owner, settlement: rejected }, () => this.#open.leave(write))
  }

  /** What goes wrong while it waits ends it: nothing was sent, and nobody may wait for it for ever. */
  async #inTurn(
    toWrite: IntentToWrite,
    written: Omit<WrittenIntent, 'behind'> & { readonly behind: readonly Side[] | null },
    write: OpenWrite,
    earlier: readonly OpenWrite[],
    deadline: Deadline,
  ): Promise<OpenIntent> {
    try {
      return await this.#awaitTurn(toWrite, written, earlier, deadline)
    } catch (error) {
      this.#giveUp(toWrite.intent, written.id, write)
      throw error
    }
  }

  /** Resolves when every earlier write of the chain is over, here and in other processes. */
  async #awaitTurn(
    { intent, chain }: IntentToWrite,
    { id, version, behind, underWay }: Omit<WrittenIntent, 'behind'> & { readonly behind: readonly Side[] | null },
    earlier: readonly OpenWrite[],
    deadline: Deadline,
  ): Promise<OpenIntent> {
    const { tenant, port } = intent
    const over = earlier.length === 0 ? [] : await withinTime(Promise.all(earlier.map((each) => each.over)), deadline)
    const theirs = underWay.filter(({ owner }) => owner !== this.#options.processId)
    const isTurn =
      over !== 'late' && (theirs.length === 0 || (await waitForOthers(this.#options.db, tenant.id, theirs, deadline)))
    if (!isTurn) throw tooLate(intent, 'behind others')
    // What was under way then has come to an end since.
    const known =
      theirs.length === 0 && behind !== null ? behind : await sidesBehind(this.#options.db, { tenant, port, chain }, id)
    const sides = new Set<Side>([...known, ...earlier.flatMap(lackingAfter)])
    return { id, tenant, port, chain, version, servedBefore: null, behind: [...sides] }
  }

  /** The operation was here before: answered then, under way at this moment, or to be tried again. */
  async #repeat(toWrite: IntentToWrite, written: WrittenIntent, deadline: Deadline): Promise<OpenIntent> {
    const { intent, chain } = toWrite
    const { tenant, port, sides } = intent
    const { db, clock, processId } = this.#options
    const { id, underWay } = written
    for (;;) {
      const ours = this.#open.find(id)
      if (ours) {
        if ((await withinTime(ours.over, deadline)) === 'late') throw tooLate(intent, 'behind others')
        await withinTime(this.flush(), deadline)
      }
      const known = await knownIntent(db, tenant.id, id)
      if (!known || deadline.expired) throw tooLate(intent, 'not written')
      if (known.servedBy !== null) {
        const behind = await sidesBehind(db, { tenant, port, chain }, id)
        const { version, servedBy: servedBefore, ref: refBefore } = known
        return { id, tenant, port, chain, version, servedBefore, refBefore, behind }
      }
      if (known.isUnderWay) {
        const theirs = [{ id, owner: '', aws: '', local: '', createdAt: '' }]
        if (!(await waitForOthers(db, tenant.id, theirs, deadline))) throw tooLate(intent, 'behind others')
        // Its process is gone: what it did is found out by looking, and this try takes its place then.
        if ((await knownIntent(db, tenant.id, id))?.isUnderWay) throw tooLate(intent, 'behind others')
        continue
      }
      const looked = await lookUpUnanswered(this.#applier, tenant, id, deadline)
      if (looked === 'there') continue
      const { write, earlier } = this.#open.enter({ tenantId: tenant.id, port, chain, id, sides, enteredMs: clock.monotonicMs() })
      const version = await reopenIntent(db, id, toWrite, this.#versions, clock.now()).catch((error: unknown) => {
        this.#giveUp(intent, id, write)
        throw error
      })
      if (version === null) {
        this.#open.leave(write)
        continue
      }
      const others = underWay.filter(({ owner }) => owner !== processId)
      const inTurn = await this.#inTurn(
        toWrite,
        { ...written, version, behind: null, underWay: others },
        write,
        earlier,
        deadline,
      )
      // What may stand on AWS and cannot be looked up goes there by replay, which reads before it writes.
      return looked === 'unknown' ? { ...inTurn, behind: [...new Set([...inTurn.behind, 'aws' as const])] } : inTurn
    }
  }
}

/** The journal that routes write through. */
export const createJournal = (options: JournalOptions): Journal => new PostgresJournal(options)
