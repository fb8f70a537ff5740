import { PLATFORM_TENANT_ID, systemClock, type Actor, type Clock } from '@understudy/core'
import { withTenant, type Database, type VerbContext } from '@understudy/db'
import type { Logger } from '@understudy/telemetry'

export interface PlatformScope {
  readonly db: Database
  readonly log: Logger
  readonly clock?: Clock
  readonly address?: string | undefined
  readonly traceId?: string | undefined
}

export const platformTenant = { id: PLATFORM_TENANT_ID, slug: 'platform' } as const

/** One transaction as the platform itself: people, sign-ins, and the trail that belongs to no customer. */
export function onPlatform<T>(scope: PlatformScope, actor: Actor, run: (ctx: VerbContext) => Promise<T>): Promise<T> {
  return withTenant(scope.db, { tenant: platformTenant, actor }, (tx) =>
    run({
      actor,
      tenant: platformTenant,
      tx,
      clock: scope.clock ?? systemClock,
      log: scope.log,
      address: scope.address,
      traceId: scope.traceId,
    }),
  )
}
