import type { Actor, Clock, TenantRef } from '@understudy/core'
import type { Logger } from '@understudy/telemetry'
import type { Tx } from './transaction.ts'

/** What every verb gets. A command or query runs inside `tx` and makes no network call. */
export interface VerbContext {
  readonly actor: Actor
  readonly tenant: TenantRef
  readonly tx: Tx
  readonly clock: Clock
  readonly log: Logger
  /** Set when a request or job is traced. */
  readonly traceId?: string | undefined
  /** The caller's network address, where one is known. */
  readonly address?: string | undefined
}
