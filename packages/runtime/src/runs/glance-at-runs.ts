import type { VerbContext } from '@understudy/db'
import type { ListedSession } from '../schema.ts'

type Glance = Pick<ListedSession, 'calls' | 'atStep'>

/** For a list: how many calls of each run either side answered, and which step is at work. */
export async function glanceAtRuns(
  { tx, tenant }: Pick<VerbContext, 'tx' | 'tenant'>,
  runIds: readonly string[],
): Promise<(runId: string | undefined) => Glance> {
  const rows = await tx.$queryRaw<{ runId: string; aws: bigint; local: bigint }[]>`
    SELECT run_id AS "runId", count(*) FILTER (WHERE served_by LIKE 'aws%') AS aws,
      count(*) FILTER (WHERE served_by IS NOT NULL AND served_by NOT LIKE 'aws%') AS local
    FROM port_calls WHERE tenant_id = ${tenant.id}::uuid AND run_id = ANY(${[...runIds]}::uuid[]) GROUP BY run_id`
  const atWork = await tx.step.findMany({
    where: { tenantId: tenant.id, runId: { in: [...runIds] }, status: 'running' },
    select: { runId: true, title: true },
  })
  const calls = new Map(rows.map(({ runId, aws, local }) => [runId, { aws: Number(aws), local: Number(local) }]))
  const steps = new Map(atWork.map(({ runId, title }) => [runId, title]))
  return (runId) => ({
    calls: calls.get(runId ?? '') ?? { aws: 0, local: 0 },
    atStep: steps.get(runId ?? '') ?? null,
  })
}
