import type { TenantRef } from '@understudy/core'
import { asSystem } from '@understudy/db'
import type { ApplierParts } from './applier.ts'

/** Operation ids are honoured for so long. */
const KEEP_DAYS = 30
const LAG_KEEP_DAYS = 7
const BATCH = 5_000

interface Freed {
  tenantId: TenantRef['id']
  slug: string
  id: string
  hash: string | null
}

/** Ends watching what can no longer land late, drops bytes that both sides have, and removes what is too old to be asked about. */
export async function compact(parts: ApplierParts): Promise<void> {
  await endWatching(parts)
  await asSystem(parts.db, 'system.retention', (tx) =>
    tx.portLag.deleteMany({ where: { at: { lt: new Date(parts.clock.now().getTime() - LAG_KEEP_DAYS * 86_400_000) } } }),
  )
  let removed = 0
  for (let count = BATCH; count === BATCH; removed += count) count = await removeOld(parts)
  if (removed > 0) parts.log.info({ rows: removed }, 'old intents removed')
}

async function endWatching({ db, payloads, clock }: ApplierParts): Promise<void> {
  const ended = await asSystem(
    db,
    'continuity.replay',
    (tx) => tx.$queryRaw<Freed[]>`
      UPDATE port_intents AS i SET watch_until = NULL,
        payload = CASE WHEN i.settled_at IS NULL OR i.aws = 'poisoned' OR i.local = 'poisoned' THEN i.payload END
      FROM tenants AS t
      WHERE t.id = i.tenant_id AND i.watch_until < ${clock.now()}::timestamptz
      RETURNING i.tenant_id AS "tenantId", t.slug, i.id,
        CASE WHEN i.settled_at IS NOT NULL AND i.aws <> 'poisoned' AND i.local <> 'poisoned' THEN i.payload_hash END AS hash`,
  )
  for (const { tenantId, slug, id, hash } of ended) if (hash !== null) await payloads.remove({ id: tenantId, slug }, id)
}

/** Files first: a row without its file is removed the next time, a file without its row would never be found. */
async function removeOld({ db, payloads, clock, onStep }: ApplierParts): Promise<number> {
  const before = new Date(clock.now().getTime() - KEEP_DAYS * 86_400_000)
  const old = await asSystem(
    db,
    'system.retention',
    (tx) => tx.$queryRaw<Freed[]>`
      SELECT i.tenant_id AS "tenantId", t.slug, i.id, i.payload_hash AS hash
      FROM port_intents i JOIN tenants t ON t.id = i.tenant_id
      WHERE i.created_at < ${before}::timestamptz AND i.settled_at < ${before}::timestamptz
        AND i.aws <> 'poisoned' AND i.local <> 'poisoned' LIMIT ${BATCH}`,
  )
  for (const { tenantId, slug, id, hash } of old) if (hash !== null) await payloads.remove({ id: tenantId, slug }, id)
  if (old.length > 0) onStep?.('compaction begun')
  await asSystem(
    db,
    'system.retention',
    (tx) => tx.$executeRaw`
      DELETE FROM port_intents p USING unnest(${old.map(({ tenantId }) => tenantId as string)}::uuid[], ${old.map(({ id }) => id)}::uuid[])
        AS w (tenant_id, id) WHERE p.tenant_id = w.tenant_id AND p.id = w.id AND p.settled_at < ${before}::timestamptz`,
  )
  return old.length
}
