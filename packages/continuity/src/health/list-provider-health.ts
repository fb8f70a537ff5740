import type { Tx } from '@understudy/db'
import { portNames, type ProviderId } from '@understudy/ports'
import { sideOf } from '../provider.ts'
import { providerHealthSchema, type ProviderHealthView } from '../schema.ts'

/** What the prober last saw of each provider, by port and side. Belongs to no tenant. */
export async function listProviderHealth(ctx: { readonly tx: Tx }): Promise<ProviderHealthView[]> {
  const rows = await ctx.tx.providerHealth.findMany({
    where: { port: { in: [...portNames] } },
    orderBy: [{ port: 'asc' }, { provider: 'asc' }],
  })
  return rows.map((row) => providerHealthSchema.parse({ ...row, side: sideOf(row.provider as ProviderId) }))
}
