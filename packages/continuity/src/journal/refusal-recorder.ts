import type { Clock } from '@understudy/core'
import { notify, withPlatform, type Database } from '@understudy/db'

/** Milliseconds between two rows that are written at least, however many writes are refused. */
const EVERY_MS = 2_000
/** Seconds without a refusal that end an episode. */
const EPISODE_S = 60

/** Says that writes are refused, for pages and the command: off the calls' own path, and seldom. */
export class RefusalRecorder {
  readonly #db: Database
  readonly #clock: Clock
  #count = 0
  #nextMs = -Infinity

  constructor(db: Database, clock: Clock) {
    this.#db = db
    this.#clock = clock
  }

  refused(): void {
    this.#count += 1
    const nowMs = this.#clock.monotonicMs()
    if (nowMs < this.#nextMs) return
    this.#nextMs = nowMs + EVERY_MS
    const count = this.#count
    this.#count = 0
    this.#write(count).catch(() => {
      // The database is away, which callers are told; these count once it is back.
      this.#count += count
    })
  }

  async #write(count: number): Promise<void> {
    const at = this.#clock.now()
    await withPlatform(this.#db, async (tx) => {
      await tx.$executeRaw`
        INSERT INTO journal_refusals AS known (reason, since, last_at, refused) VALUES ('too_many_wait', ${at}, ${at}, ${count})
        ON CONFLICT (reason) DO UPDATE SET
          since = CASE WHEN known.last_at < ${at}::timestamptz - ${EPISODE_S}::int * interval '1 second' THEN excluded.since ELSE known.since END,
          refused = CASE WHEN known.last_at < ${at}::timestamptz - ${EPISODE_S}::int * interval '1 second' THEN 0 ELSE known.refused END + ${count}::int,
          last_at = greatest(known.last_at, excluded.last_at)`
      await notify(tx, { topic: 'journal' })
    })
  }
}
