import type { Actor, TenantRef } from '@understudy/core'
import type { Prisma } from './generated/client.ts'
import type { Database } from './database.ts'

/** A Prisma client inside one transaction. */
export type Tx = Prisma.TransactionClient

export interface TransactionOptions {
  /** Milliseconds the whole transaction may take, 10 s unless told. */
  readonly timeoutMs?: number
}

/**
 * One transaction as one tenant: row-level security shows and accepts that tenant's rows only.
 * The setting is local to the transaction, so a pooled connection carries nothing over.
 */
export function withTenant<T>(
  db: Database,
  scope: { tenant: Pick<TenantRef, 'id'>; actor: Actor },
  run: (tx: Tx) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  return db.app.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT set_config('app.tenant_id', ${scope.tenant.id}, true), set_config('app.actor_id', ${scope.actor.id}, true)`
      return run(tx)
    },
    { timeout: options.timeoutMs ?? 10_000, maxWait: 5_000 },
  )
}

/** One transaction on tables of no tenant: users, sign-ins, processes. Tenants' rows stay invisible. */
export function withPlatform<T>(db: Database, run: (tx: Tx) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
  return db.app.$transaction(run, { timeout: options.timeoutMs ?? 10_000, maxWait: 5_000 })
}
