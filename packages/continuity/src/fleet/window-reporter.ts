import type { Clock } from '@understudy/core'
import { notify, withPlatform, type Database, type Prisma } from '@understudy/db'
import type { PortName, ProviderId } from '@understudy/ports'
import type { Breakers, BreakerSnapshot, CallKind, Transition, TripEvidence } from '@understudy/resilience'
import type { Logger } from '@understudy/telemetry'
import { reasonWords } from '../route/skip-reasons.ts'
import { AnswerWatch, callKinds, type LastSeen } from './answer-watch.ts'
import { recordTransition } from './record-transition.ts'
import type { ProcessWindow, TripReason } from './schema.ts'

/** Milliseconds between two looks at what was counted. */
export const LOOK_MS = 250
/** Milliseconds between two reports, unless calls have just begun to fail. */
const EVERY_MS = 1_000
/** Milliseconds after which whatever a process counted has been told, and heard. */
export const TOLD_MS = LOOK_MS + EVERY_MS
/** The id of notifications that say no more than that counts have changed. */
export const COUNTS = 'counts'

/** What a row of a window holds beside its key. */
export type StoredWindow = Pick<ProcessWindow, 'rules'> & {
  readonly kinds: readonly (ProcessWindow['kinds'][number] & LastSeen)[]
  readonly trip: TripReason | null
  readonly lastError: string | null
}

export interface WindowReporterOptions {
  readonly db: Database
  readonly breakers: Breakers
  readonly clock: Clock
  readonly log: Logger
}

/**
 * Writes what this process counts of each provider, once a second while there is something to tell, and at once when calls
 * begin to fail and when one of its own breakers trips: the evidence by which the fleet decides, and what the port's page shows live.
 */
export class WindowReporter {
  readonly #options: WindowReporterOptions
  readonly #told = new Map<string, string>()
  readonly #watch = new AnswerWatch()
  /** Keys and kinds whose last call had failed when they were told. */
  #failing: ReadonlySet<string> = new Set()
  #reportedMs = -Infinity
  #isWriting = false
  #processId: string | null = null
  #timer: NodeJS.Timeout | undefined
  #writing: Promise<void> = Promise.resolve()

  constructor(options: WindowReporterOptions) {
    this.#options = options
  }

  start(processId: string): void {
    this.#processId = processId
    this.#timer = setInterval(() => this.#look(), LOOK_MS)
    this.#timer.unref()
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#writing
    const processId = this.#processId
    if (processId) await withPlatform(this.#options.db, (tx) => tx.portWindow.deleteMany({ where: { processId } }))
  }

  /** To be told of every transition of this process's breakers. */
  heard({ key, to, evidence }: Transition): void {
    if (to !== 'open' || !evidence) return
    const [port, provider] = key.split(' ') as [PortName, ProviderId]
    this.#write(async () => {
      await this.#report()
      const { db, clock } = this.#options
      const reason = { ...evidence, processes: 1 }
      const sentence = `One process: ${reasonWords(reason)}`
      await withPlatform(db, (tx) => recordTransition(tx, clock, { port, provider, kind: 'process_tripped', sentence, reason }))
    })
  }

  #look(): void {
    const isDue = this.#options.clock.monotonicMs() - this.#reportedMs >= EVERY_MS
    const failing = this.#failingNow()
    if (!this.#isWriting && (isDue || this.#hasBegunToFail(failing))) this.#write(() => this.#report())
  }

  #failingNow(): ReadonlySet<string> {
    const { breakers, clock } = this.#options
    const keys = [...breakers.keys()]
    for (const key of keys) this.#watch.look(breakers.snapshot(key), clock.now(), clock.monotonicMs())
    return new Set(
      keys.flatMap((key) =>
        callKinds.flatMap((kind) => (this.#watch.of(key, kind).failingSince === null ? [] : [`${key} ${kind}`])),
      ),
    )
  }

  #hasBegunToFail(failing: ReadonlySet<string>): boolean {
    return [...failing].some((each) => !this.#failing.has(each))
  }

  #write(work: () => Promise<void>): void {
    const { log } = this.#options
    this.#isWriting = true
    const writing = this.#writing
      .then(work)
      .catch((error: unknown) => log.warn({ error }, 'what this process counts could not be written'))
      .finally(() => {
        if (this.#writing === writing) this.#isWriting = false
      })
    this.#writing = writing
  }

  async #report(): Promise<void> {
    const { db, breakers, clock } = this.#options
    const processId = this.#processId
    if (!processId) return
    const at = clock.now()
    const failing = this.#failingNow()
    const hasBegunToFail = this.#hasBegunToFail(failing)
    this.#failing = failing
    this.#reportedMs = clock.monotonicMs()
    const rows = [...breakers.keys()].flatMap((key) => {
      const [port, provider] = key.split(' ') as [PortName, ProviderId]
      const snapshot = breakers.snapshot(key)
      const stored = {
        port,
        provider,
        processId,
        state: snapshot.state,
        snapshot: storedOf(snapshot, (kind) => this.#watch.of(key, kind)) as Prisma.InputJsonObject,
        at,
      }
      const told = JSON.stringify([stored.state, stored.snapshot])
      const isNews = this.#told.get(key) !== told || snapshot.state !== 'closed'
      this.#told.set(key, told)
      return isNews ? [stored] : []
    })
    if (rows.length === 0) return
    await withPlatform(db, async (tx) => {
      for (const { port, provider, ...data } of rows)
        await tx.portWindow.upsert({
          where: { port_provider_processId: { port, provider, processId } },
          create: { port, provider, ...data },
          update: data,
        })
      await notify(tx, { topic: 'continuity', id: COUNTS })
      if (hasBegunToFail) await notify(tx, { topic: 'suspicion' })
    })
  }
}

const seconds = (buckets: BreakerSnapshot['kinds']['read']['buckets']) =>
  buckets.map(({ calls, failures, slow }) => ({ answered: calls - failures, failed: failures, slow }))

function storedOf(
  { kinds, rules, lastTrip, lastError, state }: BreakerSnapshot,
  lastSeen: (kind: CallKind) => LastSeen,
): StoredWindow {
  const ofKind = (kind: 'read' | 'write') => ({
    kind,
    consecutive: kinds[kind].consecutiveFailures,
    seconds: seconds(kinds[kind].buckets),
    ...lastSeen(kind),
  })
  const trip: TripEvidence | null = state === 'open' ? (lastTrip?.evidence ?? null) : null
  return {
    kinds: [ofKind('read'), ofKind('write')],
    rules: rules.map(({ rule, kind, value, of, threshold, met }) => ({ rule, kind, value, of, threshold, met })),
    trip: trip && { ...trip, processes: 1 },
    lastError,
  }
}
