import { createBreathe } from '../breathe.ts'
import { parseLatentSpace } from '../latent/serialise-latent-space.ts'
import type { IndexSettings } from '../port.ts'
import { DerivedIndex, type DocumentChange } from './derived-index.ts'
import { IndexNotFoundError } from './not-found-errors.ts'
import type { Tx } from '@understudy/db'
import type { TenantRef } from '@understudy/core'

const BATCH = 1_000
/** A node that builds its index from nothing may take longer than any call; the call ends on time, the building goes on. */

export type InTransaction = <T>(run: (tx: Tx) => Promise<T>) => Promise<T>

interface IndexRow {
  settings: IndexSettings
  incarnation: string
  generation: number
}

async function readIndex(tx: Tx, tenant: TenantRef, index: string): Promise<IndexRow> {
  const [row] = await tx.$queryRaw<IndexRow[]>`
    SELECT settings, created_at::text AS incarnation, space_generation AS generation FROM twin_indexes
    WHERE tenant_id = ${tenant.id}::uuid AND name = ${index}`
  if (!row) throw new IndexNotFoundError()
  return row
}

const readChanges = (tx: Tx, tenant: TenantRef, index: string, after: bigint): Promise<DocumentChange[]> =>
  tx.$queryRaw<DocumentChange[]>`
    SELECT id, seq, deleted, source -> 'fields' AS fields, source -> 'vector' AS vector FROM twin_documents
    WHERE tenant_id = ${tenant.id}::uuid AND "index" = ${index} AND seq > ${after} ORDER BY seq LIMIT ${BATCH}`

/** The derived index with everything in it that was committed before this call: the one given, or a new one where that cannot go on. */
export async function followIndex(
  inTransaction: InTransaction,
  tenant: TenantRef,
  index: string,
  known: DerivedIndex | undefined,
): Promise<DerivedIndex> {
  const breathe = createBreathe()
  let derived = known?.isMostlyDead ? undefined : known
  for (;;) {
    const { row, changes } = await inTransaction(async (tx) => {
      const row = await readIndex(tx, tenant, index)
      if (derived?.incarnation !== row.incarnation) derived = undefined
      return { row, changes: await readChanges(tx, tenant, index, derived?.seq ?? 0n) }
    })
    derived ??= new DerivedIndex(row.settings, row.incarnation)
    for (const change of changes) {
      derived.apply(change)
      await breathe()
    }
    if (changes.length === BATCH) continue
    if (row.generation !== derived.spaceGeneration) {
      const stored = await inTransaction((tx) =>
        tx.twinIndex.findUnique({
          where: { tenantId_name: { tenantId: tenant.id, name: index } },
          select: { space: true, spaceGeneration: true },
        }),
      )
      if (stored?.space) await derived.adoptSpace(parseLatentSpace(stored.space), stored.spaceGeneration, breathe)
    }
    return derived
  }
}
