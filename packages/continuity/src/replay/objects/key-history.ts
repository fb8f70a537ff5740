import type { OperationId, TenantRef } from '@understudy/core'
import { Prisma, systemStatement, type Database } from '@understudy/db'
import { operationToken } from '@understudy/ports/server'
import type { Intent } from '../../journal/intent.ts'
import { plainArray } from '../../journal/batches/plain-array.ts'
import type { IntentState } from '../../journal/schema.ts'

/** One write of an object's key, as far as it matters for what may stand on AWS. */
export interface KeyWrite {
  readonly id: string
  readonly seq: bigint
  readonly operation: string
  /** marker: it hides the key · version: it removed one version for good. */
  readonly effect: 'put' | 'marker' | 'version'
  readonly operationId: OperationId
  readonly version: string
  readonly epoch: bigint
  readonly aws: IntentState
  readonly local: IntentState
  readonly awsRef: string | null
  readonly localRef: string | null
  readonly servedBy: string | null
  readonly createdAt: Date
}

/** Enough for every write that may still land late, and the one that should stand there. */
const DEPTH = 200

const columns = Prisma.sql`
  p.id, p.seq, p.operation,
  CASE WHEN p.operation <> 'delete' THEN 'put' WHEN p.args #>> '{1,versionId}' IS NULL THEN 'marker' ELSE 'version' END AS effect,
  p.operation_id AS "operationId", p.version, p.epoch, p.aws, p.local, p.aws_ref AS "awsRef", p.local_ref AS "localRef",
  p.served_by AS "servedBy", p.created_at AS "createdAt"`

/** The key's writes, newest first. */
export const keyHistory = (db: Database, tenant: TenantRef, key: string): Promise<KeyWrite[]> =>
  systemStatement<KeyWrite>(
    db,
    'continuity.replay',
    Prisma.sql`
      SELECT ${columns} FROM port_intents p WHERE p.tenant_id = ${tenant.id}::uuid AND p.port = 'objects' AND p.chain = ${key}
      ORDER BY p.seq DESC LIMIT ${DEPTH}`,
  )

/** Of each write, the last one of its key before it that AWS has. */
export async function lastOnAws(
  db: Database,
  writes: readonly Pick<Intent, 'tenant' | 'chain' | 'seq'>[],
): Promise<(KeyWrite | null)[]> {
  const rows = await systemStatement<{ nth: bigint } & KeyWrite>(
    db,
    'continuity.replay',
    Prisma.sql`
      SELECT w.nth, last.* FROM unnest(
        ${plainArray(writes.map(({ tenant }) => tenant.id))}::uuid[], ${writes.map(({ chain }) => chain)}::text[],
        ${plainArray(writes.map(({ seq }) => String(seq)))}::bigint[]
      ) WITH ORDINALITY AS w (tenant_id, chain, seq, nth)
      CROSS JOIN LATERAL (
        SELECT ${columns} FROM port_intents p WHERE p.tenant_id = w.tenant_id AND p.port = 'objects' AND p.chain = w.chain
          AND p.seq < w.seq AND (p.aws || '') = 'applied' ORDER BY p.seq DESC LIMIT 1
      ) AS last`,
  )
  const found = new Map(rows.map(({ nth, ...write }) => [Number(nth), write]))
  return writes.map((_, at) => found.get(at + 1) ?? null)
}

export const writeWithToken = (history: readonly KeyWrite[], token: string | undefined): KeyWrite | undefined =>
  token === undefined ? undefined : history.find(({ operationId }) => operationToken(operationId) === token)

/** The order that decides: by epoch, then by the hybrid clock. Positive when `a` is the newer. */
export const newerOf = (a: Pick<KeyWrite, 'epoch' | 'version'>, b: Pick<KeyWrite, 'epoch' | 'version'>): number =>
  a.epoch === b.epoch ? (a.version > b.version ? 1 : -1) : a.epoch > b.epoch ? 1 : -1
