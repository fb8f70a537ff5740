import { systemActor, type TenantId, type TenantRef } from '@understudy/core'
import { withTenant, type Database, type Prisma } from '@understudy/db'
import { appendEvent, type RunAddress } from './append-event.ts'

export interface ClaimedRun {
  readonly tenant: TenantRef
  readonly run: Prisma.RunGetPayload<{ include: { session: true } }>
  readonly owner: string
  readonly epoch: number
}

/** Takes a queued run by compare-and-set; null when somebody else has it or it is over. The epoch fences out every earlier owner. */
export function claimRun(db: Database, { tenantId, runId }: RunAddress, owner: string): Promise<ClaimedRun | null> {
  const tenant = { id: tenantId as TenantId }
  return withTenant(db, { tenant, actor: systemActor(owner) }, async (tx) => {
    const taken = await tx.$executeRaw`
      UPDATE runs SET status = 'running', owner = ${owner}, epoch = epoch + 1, claims = claims + 1, error = NULL,
                      heartbeat_at = clock_timestamp(), started_at = coalesce(started_at, clock_timestamp())
      WHERE tenant_id = ${tenantId}::uuid AND id = ${runId}::uuid AND status = 'queued'`
    if (taken === 0) return null
    const run = await tx.run.findUniqueOrThrow({ where: { tenantId_id: { tenantId, id: runId } }, include: { session: true } })
    const { slug } = await tx.tenant.findUniqueOrThrow({ where: { id: tenantId }, select: { slug: true } })
    await appendEvent(tx, { tenantId, runId }, { type: 'run.started', claim: run.claims })
    return { tenant: { id: tenant.id, slug }, run, owner, epoch: run.epoch }
  })
}
