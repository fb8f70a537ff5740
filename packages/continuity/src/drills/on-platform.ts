import { PLATFORM_TENANT_ID, systemActor, type Clock } from '@understudy/core'
import { withTenant, type Database, type VerbContext } from '@understudy/db'
import type { Logger } from '@understudy/telemetry'

const tenant = { id: PLATFORM_TENANT_ID, slug: 'platform' }
/** Who breaks and repairs while a drill plays. */
const actor = systemActor('drill')

export interface DrillServices {
  readonly db: Database
  readonly clock: Clock
  readonly log: Logger
}

/** One transaction of the drill's own on the platform: what it does stands in the trail under its name. */
export const asDrill = <T>({ db, clock, log }: DrillServices, run: (ctx: VerbContext) => Promise<T>): Promise<T> =>
  withTenant(db, { tenant, actor }, (tx) => run({ actor, tenant, tx, clock, log }))
