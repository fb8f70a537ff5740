import { AppError, type Clock } from '@understudy/core'
import { notify, withPlatform, type Database, type Prisma } from '@understudy/db'
import { PortError, type PortName } from '@understudy/ports'
import type { Logger } from '@understudy/telemetry'
import { Payloads } from '../../journal/payloads.ts'
import type { Provider } from '../../provider.ts'
import type { ApplierParts } from '../../replay/applier.ts'
import { allTenants } from '../baseline.ts'
import { compareSides } from '../compare-sides.ts'

/** Milliseconds between two signs of life. */
const BEAT_MS = 5_000
/** Milliseconds without one after which it counts as interrupted, and another one may be asked for. */
export const SILENT_MS = 6 * BEAT_MS

export interface ComparisonRunnerOptions {
  readonly db: Database
  readonly providers: readonly Provider[]
  readonly dataDir: string
  readonly clock: Clock
  readonly log: Logger
}

/** Compares both sides because somebody asked, tenant by tenant, and says how far it is. */
export class ComparisonRunner {
  readonly #parts: ApplierParts
  #isClosing = false

  constructor(options: ComparisonRunnerOptions) {
    this.#parts = { ...options, payloads: new Payloads(options.dataDir) }
  }

  /** Ends what is under way before its next tenant; it may be asked for again. */
  close(): void {
    this.#isClosing = true
  }

  /**
   * Does nothing when it is over, or a later one was asked for. May be run again: it begins anew.
   * @throws AppError conflict while another delivery of it gives signs of life; it may be lost a moment later
   */
  async run(id: string): Promise<void> {
    const { db, clock } = this.#parts
    if (!(await this.#begin(id))) return
    const beat = setInterval(() => {
      this.#note({ id }, { heartbeatAt: clock.now() }).catch((error: unknown) =>
        this.#parts.log.warn({ error }, 'no sign of a comparison'),
      )
    }, BEAT_MS)
    try {
      const { port, scopeTenant } = await withPlatform(db, (tx) => tx.portComparison.findFirstOrThrow({ where: { id } }))
      const error = await this.#compare(id, port as PortName, scopeTenant)
      await this.#note({ id }, { state: error === null ? 'done' : 'failed', error, endedAt: clock.now() })
    } catch (error) {
      await this.#note({ id }, { state: 'failed', error: 'It broke off by a fault of ours.', endedAt: clock.now() })
      throw error
    } finally {
      clearInterval(beat)
    }
  }

  /** @returns false when there is nothing to do any more */
  async #begin(id: string): Promise<boolean> {
    const at = this.#parts.clock.now()
    const isLost = { state: 'running', heartbeatAt: { lt: new Date(at.getTime() - SILENT_MS) } }
    const anew = { state: 'running', heartbeatAt: at, tenantsDone: 0, keys: 0, differences: 0 }
    if (await this.#note({ id, OR: [{ state: 'queued' }, isLost] }, anew)) return true
    const others = await withPlatform(this.#parts.db, (tx) => tx.portComparison.count({ where: { id, endedAt: null } }))
    if (others > 0) throw new AppError('conflict', 'Another delivery of this comparison is under way.')
    return false
  }

  /** @returns why it ended early; null when everything was compared */
  async #compare(id: string, port: PortName, scopeTenant: string | null): Promise<string | null> {
    const all = await allTenants(this.#parts)
    const tenants = scopeTenant === null ? all : all.filter((tenant) => tenant.id === scopeTenant)
    let [keys, differences] = [0, 0]
    for (const [position, tenant] of tenants.entries()) {
      if (this.#isClosing) return 'The worker was stopped.'
      try {
        const comparison = await compareSides(this.#parts, { tenant, port })
        keys += comparison?.keys ?? 0
        differences += comparison?.differences.length ?? 0
      } catch (error) {
        if (!(error instanceof PortError)) throw error
        return `${tenant.slug}: ${error.message}`
      }
      await this.#note({ id }, { tenantsDone: position + 1, tenantsTotal: tenants.length, keys, differences })
    }
    return null
  }

  /** @returns false when it is not this one any more */
  #note(where: Prisma.PortComparisonWhereInput, data: Prisma.PortComparisonUpdateManyMutationInput): Promise<boolean> {
    return withPlatform(this.#parts.db, async (tx) => {
      const { count } = await tx.portComparison.updateMany({ where, data })
      if (count > 0) await notify(tx, { topic: 'journal' })
      return count > 0
    })
  }
}
