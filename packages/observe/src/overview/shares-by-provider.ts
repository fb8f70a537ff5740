import type { FigureContext } from './figure-context.ts'
import type { PlatformOverview } from './schema.ts'

/** Who answered in the last minute, as a share of each port's answered calls. */
export async function sharesByProvider({ tx, to }: FigureContext): Promise<PlatformOverview['shares']> {
  const since = new Date(to.getTime() - 60_000)
  return tx.$queryRaw<PlatformOverview['shares']>`
    SELECT port, served_by AS provider, (count(*) / sum(count(*)) OVER (PARTITION BY port))::float8 AS share
    FROM port_calls WHERE at >= ${since} AND served_by IS NOT NULL AND outcome = 'ok'
    GROUP BY port, served_by ORDER BY port, served_by`
}
