import type { Clock, TenantRef } from '@understudy/core'
import { asSystem, type Database } from '@understudy/db'
import type { PortName } from '@understudy/ports'
import { sideOf, type Provider } from '../provider.ts'

/** Milliseconds for which an answer holds. */
const HOLDS_MS = 1_000

interface Remembered {
  readonly answer: Promise<boolean>
  readonly untilMs: number
}

/** Whether this machine's side was found to hold all of a tenant's port; without an AWS side it is all there is. */
export class LocalCompleteness {
  readonly #db: Database
  readonly #providers: readonly Provider[]
  readonly #clock: Clock
  readonly #known = new Map<string, Remembered>()

  constructor(db: Database, providers: readonly Provider[], clock: Clock) {
    this.#db = db
    this.#providers = providers
    this.#clock = clock
  }

  of(tenant: TenantRef, port: PortName): Promise<boolean> {
    const has = (side: 'aws' | 'local') => this.#providers.some(({ id, ports }) => sideOf(id) === side && ports[port])
    if (!has('local')) return Promise.resolve(false)
    if (!has('aws')) return Promise.resolve(true)
    const key = `${tenant.id} ${port}`
    const nowMs = this.#clock.monotonicMs()
    const known = this.#known.get(key)
    if (known && nowMs < known.untilMs) return known.answer
    const answer = this.#read(tenant, port)
    this.#known.set(key, { answer, untilMs: nowMs + HOLDS_MS })
    // A failed look is no answer: the next one looks again.
    answer.catch(() => this.#known.delete(key))
    return answer
  }

  async #read({ id: tenantId }: TenantRef, port: PortName): Promise<boolean> {
    const where = { tenantId_port: { tenantId, port } }
    const row = await asSystem(this.#db, 'continuity.journal', (tx) => tx.portMirror.findUnique({ where }))
    return row !== null && row.completeAt !== null
  }
}
