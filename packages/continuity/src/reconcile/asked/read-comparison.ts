import { z } from 'zod'
import type { Clock } from '@understudy/core'
import { asSystem, type Database } from '@understudy/db'
import type { PortName } from '@understudy/ports'
import { SILENT_MS } from './comparison-runner.ts'
import { isComparing, type ComparisonView } from './schema.ts'

const reportSchema = z.array(z.object({ key: z.string(), sentence: z.string() })).catch([])

/** The comparison of a port that was asked for last; null when none ever was. */
export function readComparison(
  { db, clock }: { readonly db: Database; readonly clock: Clock },
  port: PortName,
): Promise<ComparisonView | null> {
  return asSystem(db, 'continuity.platform', async (tx) => {
    const row = await tx.portComparison.findUnique({ where: { port } })
    if (!row) return null
    const { heartbeatAt, scopeTenant, askedById: _, ...known } = row
    const tenants = await tx.tenant.findMany({ select: { id: true, slug: true } })
    const slugs = new Map(tenants.map(({ id, slug }) => [id, slug]))
    const reports = await tx.portMirror.findMany({
      where: {
        port,
        differences: { gt: 0 },
        comparedAt: { gte: row.createdAt },
        ...(scopeTenant === null ? {} : { tenantId: scopeTenant }),
      },
      select: { tenantId: true, report: true },
    })
    const state = known.state as ComparisonView['state']
    const isSilent = isComparing({ state }) && clock.now().getTime() - heartbeatAt.getTime() > SILENT_MS
    return {
      ...known,
      port,
      tenant: scopeTenant === null ? null : (slugs.get(scopeTenant) ?? ''),
      ...(isSilent ? { state: 'interrupted', error: whyInterrupted(state) } : { state }),
      found: reports.flatMap(({ tenantId, report }) =>
        reportSchema.parse(report).map((each) => ({ ...each, tenant: slugs.get(tenantId) ?? '' })),
      ),
    }
  })
}

const whyInterrupted = (state: ComparisonView['state']): string =>
  state === 'queued'
    ? `No worker took it within ${SILENT_MS / 1000} s. Look whether one runs, then ask again.`
    : 'The worker that compared went away.'
