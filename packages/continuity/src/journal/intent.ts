import type { Json, OperationId, TenantRef } from '@understudy/core'
import { Prisma } from '@understudy/db'
import type { PortName } from '@understudy/ports'
import type { Side } from './journal.ts'
import type { IntentState } from './schema.ts'

/** A row of the journal as replay and comparison see it; the tenant's slug names things on AWS. */
export interface Intent {
  readonly tenant: TenantRef
  readonly id: string
  readonly seq: bigint
  readonly port: PortName
  readonly chain: string
  readonly operation: string
  readonly operationId: OperationId
  readonly args: Json
  readonly payload: Uint8Array | null
  readonly payloadHash: string | null
  readonly payloadBytes: number
  readonly version: string
  readonly epoch: number
  readonly aws: IntentState
  readonly local: IntentState
  readonly awsRef: string | null
  readonly localRef: string | null
  readonly servedBy: Side | null
  readonly owner: string
  readonly tries: number
  readonly nextTryAt: Date | null
  readonly error: string | null
  readonly createdAt: Date
}

interface IntentRow extends Omit<Intent, 'tenant' | 'epoch'> {
  readonly tenantId: TenantRef['id']
  readonly slug: string
  readonly epoch: bigint
}

/** Of `port_intents AS i JOIN tenants AS t`. */
export const intentColumns = Prisma.sql`
  i.tenant_id AS "tenantId", t.slug, i.id, i.seq, i.port, i.chain, i.operation, i.operation_id AS "operationId", i.args, i.payload,
  i.payload_hash AS "payloadHash", i.payload_bytes AS "payloadBytes", i.version, i.epoch, i.aws, i.local, i.aws_ref AS "awsRef",
  i.local_ref AS "localRef", i.served_by AS "servedBy", i.owner, i.tries, i.next_try_at AS "nextTryAt", i.error,
  i.created_at AS "createdAt"`

export const fromIntents = Prisma.sql`FROM port_intents AS i JOIN tenants AS t ON t.id = i.tenant_id`

const toIntent = ({ tenantId, slug, epoch, ...row }: IntentRow): Intent => ({
  ...row,
  tenant: { id: tenantId, slug },
  epoch: Number(epoch),
})

export const readIntents = async (rows: Promise<unknown>): Promise<Intent[]> => ((await rows) as IntentRow[]).map(toIntent)

export const otherSide = (side: Side): Side => (side === 'aws' ? 'local' : 'aws')

/** What a side still lacks, as the partial indexes of the table spell it. */
export const waitingFor = (side: Side): Prisma.Sql =>
  side === 'aws' ? Prisma.sql`i.aws IN ('pending', 'maybe_applied')` : Prisma.sql`i.local IN ('pending', 'maybe_applied')`
