import { listProviderHealth } from '@understudy/continuity/server'
import { asSystem, type Database } from '@understudy/db'
import type { Clock } from '@understudy/core'
import { overview } from './overview.ts'
import type { OverviewInput, PlatformOverview } from './schema.ts'
import { sharesByProvider } from './shares-by-provider.ts'
import { tenantsNeedingAttention } from './tenants-needing-attention.ts'

/** The five answers, for all tenants. */
export function platformOverview(db: Database, clock: Clock, input: OverviewInput): Promise<PlatformOverview> {
  const to = clock.now()
  const from = new Date(to.getTime() - input.minutes * 60_000)
  return asSystem(db, 'observe.platform', async (tx) => {
    const ctx = { tx, tenant: null, from, to }
    return {
      ...(await overview(ctx)),
      providers: await listProviderHealth(ctx),
      shares: await sharesByProvider(ctx),
      tenants: await tenantsNeedingAttention(ctx),
    }
  })
}
