import type { TenantRef } from '@understudy/core'
import { asSystem } from '@understudy/db'
import { PortError } from '@understudy/ports'
import type { Applier } from './applier.ts'
import { inParallel } from './in-parallel.ts'
import { mendLateLanding } from './objects/late-landing.ts'

/** Milliseconds after a write was settled at which its key is looked at; every minute from then on. */
const LOOKS_MS = [2_000, 5_000, 10_000, 30_000, 60_000]
const EVERY_MS = 60_000
const AT_ONCE = 4
const MOST_KEYS = 1_000

interface WatchedRow {
  tenantId: TenantRef['id']
  slug: string
  chain: string
  /** Changes when another write of the key is watched. */
  until: Date
}

interface Watched {
  readonly tenant: TenantRef
  readonly key: string
  readonly until: number
  readonly fromMs: number
  looks: number
}

/** Looks at objects' keys whose writes AWS did not answer, for as long as such a write may still land. */
export class LateWatch {
  readonly #applier: Applier
  #watched = new Map<string, Watched>()

  constructor(applier: Applier) {
    this.#applier = applier
  }

  /** Looks at every key that is due. @returns how many had landed late */
  async round(signal: AbortSignal): Promise<number> {
    const { clock, log } = this.#applier.parts
    await this.#refresh()
    const nowMs = clock.monotonicMs()
    const due = [...this.#watched.values()].filter((each) => nowMs >= each.fromMs + dueMs(each.looks))
    let landed = 0
    await inParallel(due, AT_ONCE, async (each) => {
      if (signal.aborted) return
      each.looks += 1
      try {
        if (await mendLateLanding(this.#applier.parts, each.tenant, each.key)) landed += 1
      } catch (error) {
        if (!(error instanceof PortError)) throw error
        log.debug({ error, tenant: each.tenant.slug }, 'a key could not be looked at')
      }
    })
    return landed
  }

  async #refresh(): Promise<void> {
    const { db, clock } = this.#applier.parts
    const rows = await asSystem(
      db,
      'continuity.replay',
      (tx) => tx.$queryRaw<WatchedRow[]>`
        SELECT i.tenant_id AS "tenantId", t.slug, i.chain, max(i.watch_until) AS until
        FROM port_intents i JOIN tenants t ON t.id = i.tenant_id
        WHERE i.watch_until > ${clock.now()}::timestamptz AND i.port = 'objects' AND i.aws NOT IN ('in_flight', 'maybe_applied', 'pending')
        GROUP BY 1, 2, 3 ORDER BY max(i.watch_until) DESC LIMIT ${MOST_KEYS}`,
    )
    const before = this.#watched
    this.#watched = new Map(
      rows.map(({ tenantId, slug, chain, until }) => {
        const id = `${tenantId} ${chain}`
        const known = before.get(id)
        if (known?.until === until.getTime()) return [id, known]
        const fresh = {
          tenant: { id: tenantId, slug },
          key: chain,
          until: until.getTime(),
          fromMs: clock.monotonicMs(),
          looks: 0,
        }
        return [id, fresh]
      }),
    )
  }
}

const dueMs = (looks: number): number => LOOKS_MS[looks] ?? LOOKS_MS.at(-1)! + (looks - LOOKS_MS.length + 1) * EVERY_MS
