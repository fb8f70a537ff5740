import { statfs } from 'node:fs/promises'
import type { Clock } from '@understudy/core'
import { asSystem, type Database, type Tx } from '@understudy/db'
import { journalledPorts } from '../../replay/start-replayer.ts'
import type { AlarmSettings } from './alarm-settings.ts'
import type { JournalAlarm } from './alarm.ts'
import { judgeAlarms, type JournalCounts } from './judge-alarms.ts'

/** Milliseconds for which a count holds; one that took long holds longer. */
const COUNT_MS = 1_000
const TIMES_ITS_COST = 20

export interface JournalGaugeOptions {
  readonly db: Database
  readonly dataDir: string
  readonly settings: AlarmSettings
  readonly clock: Clock
}

/** Looks how full and how old the journal is, seldom enough to cost nothing. It needs no worker: that one may be what is missing. */
export class JournalGauge {
  readonly #options: JournalGaugeOptions
  #counts: Promise<JournalCounts> | undefined
  #untilMs = -Infinity

  constructor(options: JournalGaugeOptions) {
    this.#options = options
  }

  /** What is wrong now, the worst first. */
  async alarms(): Promise<JournalAlarm[]> {
    const { clock, settings } = this.#options
    if (!this.#counts || clock.monotonicMs() >= this.#untilMs) this.#counts = this.#count()
    return judgeAlarms(await this.#counts, settings, clock.now())
  }

  /** Conflicts over all tenants that wait for a decision. */
  openConflicts(): Promise<number> {
    return asSystem(this.#options.db, 'continuity.platform', (tx) => tx.portConflict.count({ where: { state: 'open' } }))
  }

  async #count(): Promise<JournalCounts> {
    const { db, clock, settings } = this.#options
    this.#untilMs = Infinity
    const startedMs = clock.monotonicMs()
    try {
      const freeBytes = await this.#freeBytes()
      return await asSystem(db, 'continuity.platform', async (tx) => ({
        freeBytes,
        waiting: await countWaiting(tx, settings.maxWaiting),
        oldest: await oldestOfSides(tx),
        refusal: await tx.journalRefusal.findFirst({
          orderBy: { lastAt: 'desc' },
          select: { since: true, lastAt: true, refused: true },
        }),
      }))
    } catch (error) {
      this.#counts = undefined
      throw error
    } finally {
      const nowMs = clock.monotonicMs()
      this.#untilMs = nowMs + Math.max(COUNT_MS, (nowMs - startedMs) * TIMES_ITS_COST)
    }
  }

  async #freeBytes(): Promise<number | null> {
    try {
      const { bavail, bsize } = await statfs(this.#options.dataDir)
      return bavail * bsize
    } catch (error) {
      // The folder is made with the first thing that is stored.
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
      throw error
    }
  }
}

async function countWaiting(tx: Tx, limit: number): Promise<number> {
  const [row] = await tx.$queryRaw<{ waiting: number }[]>`
    SELECT count(*)::int AS waiting FROM (SELECT 1 FROM port_intents WHERE settled_at IS NULL LIMIT ${limit}) AS waiting`
  return row?.waiting ?? 0
}

/** Of each side the write that has waited for it for longest: one look into the index a tenant and port, however many wait. */
async function oldestOfSides(tx: Tx): Promise<JournalCounts['oldest']> {
  const ports = [...journalledPorts] as string[]
  return tx.$queryRaw<JournalCounts['oldest'][number][]>`
    SELECT DISTINCT ON (side) side, port, at FROM (
      SELECT 'aws' AS side, ports.port, oldest.created_at AS at
      FROM unnest(${ports}::text[]) AS ports (port) CROSS JOIN tenants AS t CROSS JOIN LATERAL (
        SELECT created_at FROM port_intents AS i
        WHERE i.port = ports.port AND i.tenant_id = t.id AND i.aws IN ('pending', 'maybe_applied') ORDER BY i.seq LIMIT 1
      ) AS oldest
      UNION ALL
      SELECT 'local', ports.port, oldest.created_at
      FROM unnest(${ports}::text[]) AS ports (port) CROSS JOIN tenants AS t CROSS JOIN LATERAL (
        SELECT created_at FROM port_intents AS i
        WHERE i.port = ports.port AND i.tenant_id = t.id AND i.local IN ('pending', 'maybe_applied') ORDER BY i.seq LIMIT 1
      ) AS oldest
    ) AS each ORDER BY side, at`
}
