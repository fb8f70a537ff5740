import type { VerbContext } from '@understudy/db'
import { overview } from './overview.ts'
import type { Overview, OverviewInput } from './schema.ts'

/** One tenant's own figures. */
export function tenantOverview(ctx: VerbContext, input: OverviewInput): Promise<Overview> {
  const to = ctx.clock.now()
  return overview({ tx: ctx.tx, tenant: ctx.tenant, from: new Date(to.getTime() - input.minutes * 60_000), to })
}
