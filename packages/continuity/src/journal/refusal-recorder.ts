import type { Clock } from '@understudy/core'
import { notify, withPlatform, type Database } from '@understudy/db'

/** Milliseconds between two rows that are written at least, however many writes are refused. */
const EVERY_MS = 2_000
/** Seconds without a refusal that end an episode. */
const EPISODE_S = 60

interface Burst {
  readonly count: number
  readonly since: Date
  readonly lastAt: Date
}

/** Says that writes are refused, for pages and the command: off the calls' own path, and seldom. */
export class RefusalRecorder {
  readonly #db: Database
  readonly #clock: Clock
  /** Refused and not written yet. */
  #burst: Burst | null = null
  #timer: NodeJS.Timeout | undefined
  #nextMs = -Infinity

  constructor(db: Database, clock: Clock) {
    this.#db = db
    this.#clock = clock
  }

  refused(): void {
    const at = this.#clock.now()
    this.#add({ count: 1, since: at, lastAt: at })
    const leftMs = this.#nextMs - this.#clock.monotonicMs()
    if (leftMs <= 0) this.#flush()
    else this.#flushIn(leftMs)
  }

  #add({ count, since, lastAt }: Burst): void {
    const known = this.#burst
    this.#burst = known
      ? { count: known.count + count, since: earlier(known.since, since), lastAt: later(known.lastAt, lastAt) }
      : { count, since, lastAt }
  }

  /** The last ones of a burst, which no other one follows. */
  #flushIn(ms: number): void {
    this.#timer ??= setTimeout(() => this.#flush(), ms).unref()
  }

  #flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const burst = this.#burst
    if (!burst) return
    this.#burst = null
    this.#nextMs = this.#clock.monotonicMs() + EVERY_MS
    this.#write(burst).catch(() => {
      // The database is away, which callers are told; these count once it is back.
      this.#add(burst)
      this.#flushIn(EVERY_MS)
    })
  }

  async #write({ count, since, lastAt }: Burst): Promise<void> {
    await withPlatform(this.#db, async (tx) => {
      await tx.$executeRaw`
        INSERT INTO journal_refusals AS known (reason, since, last_at, refused) VALUES ('too_many_wait', ${since}, ${lastAt}, ${count})
        ON CONFLICT (reason) DO UPDATE SET
          since = CASE WHEN known.last_at < ${since}::timestamptz - ${EPISODE_S}::int * interval '1 second' THEN excluded.since ELSE known.since END,
          refused = CASE WHEN known.last_at < ${since}::timestamptz - ${EPISODE_S}::int * interval '1 second' THEN 0 ELSE known.refused END + ${count}::int,
          last_at = greatest(known.last_at, excluded.last_at)`
      await notify(tx, { topic: 'journal' })
    })
  }
}

const earlier = (one: Date, other: Date): Date => (other < one ? other : one)
const later = (one: Date, other: Date): Date => (other > one ? other : one)
