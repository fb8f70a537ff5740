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
export async function compact({ db, payloads, clock, log }: ApplierParts): Promise<void> {
  const now = clock.now()
  const ended = await asSystem(
    db,
    'continuity.replay',
    (tx) => tx.$queryRaw<Freed[]>`
      UPDATE port_intents AS i SET watch_until = NULL,
        payload = CASE WHEN i.settled_at IS NULL OR i.aws = 'poisoned' OR i.local = 'poisoned' THEN i.payload END
      FROM tenants AS t
      WHERE t.id = i.tenant_id AND i.watch_until < ${now}::timestamptz
      RETURNING i.tenant_id AS "tenantId", t.slug, i.id,
        CASE WHEN i.settled_at IS NOT NULL AND i.aws <> 'poisoned' AND i.local <> 'poisoned' THEN i.payload_hash END AS hash`,
  )
  const old = await asSystem(db, 'system.retention', async (tx) => {
    await tx.portLag.deleteMany({ where: { at: { lt: new Date(now.getTime() - LAG_KEEP_DAYS * 86_400_000) } } })
    const before = new Date(now.getTime() - KEEP_DAYS * 86_400_000)
    return tx.$queryRaw<Freed[]>`
      DELETE FROM port_intents AS i USING tenants AS t
      WHERE t.id = i.tenant_id AND (i.tenant_id, i.id) IN (
        SELECT tenant_id, id FROM port_intents WHERE created_at < ${before}::timestamptz AND settled_at < ${before}::timestamptz
          AND aws <> 'poisoned' AND local <> 'poisoned' LIMIT ${BATCH}
      )
      RETURNING i.tenant_id AS "tenantId", t.slug, i.id, i.payload_hash AS hash`
  })
  for (const { tenantId, slug, id, hash } of [...ended, ...old])
    if (hash !== null) await payloads.remove({ id: tenantId, slug }, id)
  if (old.length > 0) log.info({ rows: old.length }, 'old intents removed')
}
