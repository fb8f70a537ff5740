import type { Clock } from '@understudy/core'
import { asSystem, notify, withPlatform, type Database } from '@understudy/db'
import { portNames, type PortName } from '@understudy/ports'
import type { Intent } from '../journal/intent.ts'
import type { Side } from '../journal/journal.ts'
import type { Pace } from './pace.ts'
import { totalsOf, waitingByTenant, type WaitingOfTenant } from './waiting-by-port.ts'

interface HandedBack {
  readonly tenantId: string
  readonly port: PortName
  count: number
}

/** Writes down how much waits, for charts and pages: while anything does, and once when nothing does any more. */
export class LagRecorder {
  readonly #db: Database
  readonly #clock: Clock
  readonly #pace: Pace
  #handed = new Map<string, HandedBack>()
  /** Tenants' ports in which something waited for AWS at the last look. */
  #waited = new Set<string>()
  #quiet = new Set<PortName>()
  #isNews = false

  constructor(db: Database, clock: Clock, pace: Pace) {
    this.#db = db
    this.#clock = clock
    this.#pace = pace
  }

  handed({ tenant, port }: Intent, side: Side): void {
    this.#isNews = true
    if (side !== 'aws') return
    const key = `${tenant.id} ${port}`
    const known = this.#handed.get(key)
    if (known) known.count += 1
    else this.#handed.set(key, { tenantId: tenant.id, port, count: 1 })
  }

  /** Tells pages that something moved since it was asked last. */
  async tell(): Promise<void> {
    if (!this.#isNews) return
    this.#isNews = false
    await withPlatform(this.#db, (tx) => notify(tx, { topic: 'journal' }))
  }

  async record(): Promise<void> {
    const handed = [...this.#handed.values()]
    this.#handed = new Map()
    const at = this.#clock.now()
    await asSystem(this.#db, 'continuity.replay', async (tx) => {
      const waiting = await waitingByTenant(tx)
      const begun = this.#begun(waiting)
      if (begun.length > 0) await tx.portMirror.updateMany({ where: { OR: begun }, data: { handedBack: 0 } })
      for (const { tenantId, port, count } of handed)
        await tx.portMirror.upsert({
          where: { tenantId_port: { tenantId, port } },
          create: { tenantId, port, handedBack: count },
          update: { handedBack: { increment: count } },
        })
      const totals = totalsOf(waiting)
      const rows = portNames.flatMap((port) => {
        const replayed = handed.reduce((sum, each) => sum + (each.port === port ? each.count : 0), 0)
        const isQuiet = totals[port].aws === 0 && totals[port].local === 0 && replayed === 0
        if (isQuiet && this.#quiet.has(port)) return []
        if (isQuiet) this.#quiet.add(port)
        else this.#quiet.delete(port)
        const { aws: waitingAws, local: waitingLocal } = totals[port]
        return [{ port, at, waitingAws, waitingLocal, replayed, limitPerS: this.#pace.limitPerS }]
      })
      if (rows.length > 0) await tx.portLag.createMany({ data: rows, skipDuplicates: true })
    })
  }

  /** Where something waits for AWS that did not at the last look: what is handed over is counted anew. */
  #begun(waiting: readonly WaitingOfTenant[]): { tenantId: string; port: PortName }[] {
    const now = waiting.filter(({ aws }) => aws > 0)
    const begun = now.filter(({ tenantId, port }) => !this.#waited.has(`${tenantId} ${port}`))
    this.#waited = new Set(now.map(({ tenantId, port }) => `${tenantId} ${port}`))
    return begun.map(({ tenantId, port }) => ({ tenantId, port }))
  }
}
