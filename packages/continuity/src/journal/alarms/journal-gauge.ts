import { statfs } from 'node:fs/promises'
import type { Clock } from '@understudy/core'
import { asSystem, type Database, type Tx } from '@understudy/db'
import type { PortName } from '@understudy/ports'
import type { Logger } from '@understudy/telemetry'
import type { AlarmSettings } from './alarm-settings.ts'
import type { JournalAlarm } from './alarm.ts'
import { countUnsettled } from './count-unsettled.ts'
import { judgeAlarms, type JournalCounts } from './judge-alarms.ts'
import { KeptCount } from './kept-count.ts'
import { oldestWaiting, type OldestRow } from './oldest-waiting.ts'

export interface JournalGaugeOptions {
  readonly db: Database
  readonly dataDir: string
  readonly settings: AlarmSettings
  readonly clock: Clock
  readonly log: Logger
}

/** What somebody should look at, of all tenants. */
export interface JournalAttention {
  /** What is wrong now, the worst first. */
  readonly alarms: JournalAlarm[]
  /** Conflicts that wait for a decision. */
  readonly conflicts: number
}

interface Counted extends JournalCounts {
  readonly conflicts: number
}

/**
 * Looks how full and how old the journal is, seldom enough to cost nothing. It needs no worker: that one may be what is missing. Where
 * it cannot be counted the last count stands, so that pages go on without it.
 */
export class JournalGauge {
  readonly #options: JournalGaugeOptions
  readonly #counts: KeptCount<Counted>

  constructor(options: JournalGaugeOptions) {
    const { clock, log } = options
    this.#options = options
    this.#counts = new KeptCount({
      count: () => this.#count(),
      failed: (error) => log.warn({ error }, 'what waits in the journal could not be counted'),
      clock,
    })
  }

  async attention(): Promise<JournalAttention> {
    const { clock, settings } = this.#options
    const counts = await this.#counts.latest()
    return counts
      ? { alarms: judgeAlarms(counts, settings, clock.now()), conflicts: counts.conflicts }
      : { alarms: [], conflicts: 0 }
  }

  async #count(): Promise<Counted> {
    const { db, settings } = this.#options
    const freeBytes = await this.#freeBytes()
    return asSystem(db, 'continuity.attention', async (tx) => ({
      freeBytes,
      waiting: await countUnsettled(tx, settings.maxWaiting),
      oldest: await oldestOfSides(tx),
      refusal: await tx.journalRefusal.findFirst({
        orderBy: { lastAt: 'desc' },
        select: { since: true, lastAt: true, refused: true },
      }),
      conflicts: await tx.portConflict.count({ where: { state: 'open' } }),
    }))
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

/** Of each side the write that has waited for it for longest. */
async function oldestOfSides(tx: Tx): Promise<JournalCounts['oldest']> {
  const oldest: JournalCounts['oldest'][number][] = []
  for (const side of ['aws', 'local'] as const) {
    const [row] = await tx.$queryRaw<OldestRow[]>(oldestWaiting(side))
    if (row) oldest.push({ side, port: row.port as PortName, at: row.at })
  }
  return oldest
}
