import type { OperationId, TenantRef } from '@understudy/core'
import { asSystem, type Database } from '@understudy/db'
import { operationToken } from '@understudy/ports/server'
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

/** The key's writes, newest first. */
export const keyHistory = (db: Database, tenant: TenantRef, key: string): Promise<KeyWrite[]> =>
  asSystem(
    db,
    'continuity.replay',
    (tx) => tx.$queryRaw<KeyWrite[]>`
      SELECT id, seq, operation,
        CASE WHEN operation <> 'delete' THEN 'put' WHEN args #>> '{1,versionId}' IS NULL THEN 'marker' ELSE 'version' END AS effect,
        operation_id AS "operationId", version, epoch, aws, local, aws_ref AS "awsRef",
        local_ref AS "localRef", served_by AS "servedBy", created_at AS "createdAt"
      FROM port_intents WHERE tenant_id = ${tenant.id}::uuid AND port = 'objects' AND chain = ${key}
      ORDER BY seq DESC LIMIT ${DEPTH}`,
  )

export const writeWithToken = (history: readonly KeyWrite[], token: string | undefined): KeyWrite | undefined =>
  token === undefined ? undefined : history.find(({ operationId }) => operationToken(operationId) === token)

/** The order that decides: by epoch, then by the hybrid clock. Positive when `a` is the newer. */
export const newerOf = (a: Pick<KeyWrite, 'epoch' | 'version'>, b: Pick<KeyWrite, 'epoch' | 'version'>): number =>
  a.epoch === b.epoch ? (a.version > b.version ? 1 : -1) : a.epoch > b.epoch ? 1 : -1
