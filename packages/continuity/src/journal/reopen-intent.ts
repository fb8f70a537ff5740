import { asSystem, type Database } from '@understudy/db'
import type { Side } from './journal.ts'
import { WATCH_MS } from './settle-intents.ts'
import type { IntentToWrite } from './write-intents.ts'
import type { VersionClock } from './version-clock.ts'

export interface KnownIntent {
  readonly servedBy: Side | null
  readonly isUnderWay: boolean
  readonly version: string
  /** What the side that served it called the result. */
  readonly ref: string | null
}

export async function knownIntent(db: Database, tenantId: string, id: string): Promise<KnownIntent | null> {
  const [row] = await asSystem(
    db,
    'continuity.journal',
    (tx) => tx.$queryRaw<KnownIntent[]>`
      SELECT served_by AS "servedBy", aws = 'in_flight' OR local = 'in_flight' AS "isUnderWay", version,
        CASE served_by WHEN 'aws' THEN aws_ref ELSE local_ref END AS ref
      FROM port_intents WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid`,
  )
  return row ?? null
}

/**
 * An operation that nobody answered is tried again under its own id: it takes its place at the end of its chain, as the newest write.
 * @returns its version, or null when it is under way or was answered meanwhile
 */
export function reopenIntent(
  db: Database,
  id: string,
  { intent, chain, args, payload, owner }: IntentToWrite,
  clock: VersionClock,
  now: Date,
): Promise<string | null> {
  const { tenant, port, sides, first, epoch } = intent
  const stateOf = (side: Side) => (side === first ? 'in_flight' : sides.includes(side) ? 'pending' : 'none')
  return asSystem(db, 'continuity.journal', async (tx) => {
    await tx.$queryRaw`SELECT count(pg_advisory_xact_lock(hashtextextended(${`${tenant.id} ${port} ${chain}`}, 17)))`
    const [newest] = await tx.$queryRaw<{ version: string }[]>`
      SELECT version FROM port_intents WHERE tenant_id = ${tenant.id}::uuid AND port = ${port} AND chain = ${chain}
      ORDER BY seq DESC LIMIT 1`
    const version = clock.next(newest?.version)
    const inline = payload.inline === null ? null : Buffer.from(payload.inline).toString('base64')
    const count = await tx.$executeRaw`
      UPDATE port_intents SET
        seq = nextval('port_intents_seq_seq'), version = ${version}, epoch = ${epoch}::bigint, owner = ${owner}, error = NULL,
        args = ${JSON.stringify(args)}::jsonb, payload = decode(${inline}::text, 'base64'), payload_hash = ${payload.hash},
        payload_bytes = ${payload.bytes}::int, tries = 0, next_try_at = NULL, settled_at = NULL, created_at = ${now}::timestamptz,
        watch_until = CASE WHEN aws = 'maybe_applied' THEN ${new Date(now.getTime() + WATCH_MS)}::timestamptz ELSE watch_until END,
        aws = ${stateOf('aws')}, local = ${stateOf('local')}
      WHERE tenant_id = ${tenant.id}::uuid AND id = ${id}::uuid AND served_by IS NULL AND aws <> 'in_flight' AND local <> 'in_flight'`
    return count === 1 ? version : null
  })
}
