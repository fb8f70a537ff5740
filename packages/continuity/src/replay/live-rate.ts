import type { Clock } from '@understudy/core'
import { asSystem, type Database } from '@understudy/db'

/** Live writes per second, by how far the journal's numbers have come; costs nothing, however much there is. */
export class LiveRate {
  readonly #db: Database
  readonly #clock: Clock
  #last: { readonly value: number; readonly atMs: number } | undefined

  constructor(db: Database, clock: Clock) {
    this.#db = db
    this.#clock = clock
  }

  async perS(): Promise<number> {
    const [row] = await asSystem(
      this.#db,
      'continuity.replay',
      (tx) => tx.$queryRaw<{ value: bigint | null }[]>`SELECT pg_sequence_last_value('port_intents_seq_seq') AS value`,
    )
    const now = { value: Number(row?.value ?? 0), atMs: this.#clock.monotonicMs() }
    const before = this.#last
    this.#last = now
    return before && now.atMs > before.atMs ? ((now.value - before.value) * 1_000) / (now.atMs - before.atMs) : 0
  }
}
