import type { Actor } from '@understudy/core'
import { notify, withTenant, type Database, type Tx } from '@understudy/db'
import type { RunEventBody } from '../run-event.ts'
import { appendEvent, type RunAddress } from './append-event.ts'
import type { ClaimedRun } from './claim-run.ts'
import { LostClaim } from './interruption.ts'

/** The run's row as every write of its owner finds it, locked. */
export interface LockedRun {
  readonly stopRequested: boolean
  readonly tokens: number
}

export interface RunWrite extends LockedRun {
  readonly tx: Tx
  readonly append: (event: RunEventBody) => Promise<void>
}

/** The one way a worker writes to a run it claimed: under the row's lock, and only while (owner, epoch) are still its own. */
export class OwnedRun {
  readonly address: RunAddress
  readonly #db: Database
  readonly #claim: ClaimedRun
  readonly #actor: Actor

  constructor(db: Database, claim: ClaimedRun, actor: Actor) {
    this.#db = db
    this.#claim = claim
    this.#actor = actor
    this.address = { tenantId: claim.tenant.id, runId: claim.run.id }
  }

  /** @throws LostClaim and writes nothing when the claim is gone. */
  write<T>(run: (write: RunWrite) => Promise<T>): Promise<T> {
    const { tenant, owner, epoch } = this.#claim
    const { tenantId, runId } = this.address
    return withTenant(this.#db, { tenant, actor: this.#actor }, async (tx) => {
      const [locked] = await tx.$queryRaw<LockedRun[]>`
        SELECT stop_requested_at IS NOT NULL AS "stopRequested", tokens_in + tokens_out AS tokens FROM runs
        WHERE tenant_id = ${tenantId}::uuid AND id = ${runId}::uuid AND status = 'running' AND owner = ${owner} AND epoch = ${epoch}
        FOR UPDATE`
      if (!locked) throw new LostClaim()
      const result = await run({ tx, ...locked, append: (event) => appendEvent(tx, this.address, event) })
      await notify(tx, { topic: 'run', tenantId, id: runId })
      return result
    })
  }

  /** Says "still alive"; tells whether somebody asked to stop. @throws LostClaim */
  heartbeat(): Promise<{ stopRequested: boolean }> {
    const { tenant, owner, epoch } = this.#claim
    const { tenantId, runId } = this.address
    return withTenant(this.#db, { tenant, actor: this.#actor }, async (tx) => {
      const [row] = await tx.$queryRaw<{ stopRequested: boolean }[]>`
        UPDATE runs SET heartbeat_at = clock_timestamp()
        WHERE tenant_id = ${tenantId}::uuid AND id = ${runId}::uuid AND status = 'running' AND owner = ${owner} AND epoch = ${epoch}
        RETURNING stop_requested_at IS NOT NULL AS "stopRequested"`
      if (!row) throw new LostClaim()
      return row
    })
  }
}
