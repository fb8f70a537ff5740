import { randomUUID } from 'node:crypto'
import type { Clock, TenantRef } from '@understudy/core'
import { Prisma, type Tx } from '@understudy/db'
import { Refusal } from '../refusal.ts'
import { rankTexts } from '../search/rank-texts.ts'
import type { Page, RecordQuery } from './backend.ts'
import { clientToken } from './client-token.ts'
import { afterOf, paged } from './local-directory.ts'
import type { BatchOutcome, MemoryRecord, NewMemoryRecord } from './port.ts'

interface RecordRow {
  recordId: string
  namespaces: string[]
  content: string
  metadata: Prisma.JsonValue
  createdAt: Date
  updatedAt: Date
}

const toRecord = (row: RecordRow): MemoryRecord => ({
  recordId: row.recordId,
  namespaces: row.namespaces,
  content: row.content,
  metadata: row.metadata as Record<string, string>,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
})

export async function createRecords(
  tx: Tx,
  tenant: TenantRef,
  memoryId: string,
  records: readonly NewMemoryRecord[],
  token: string,
  clock: Clock,
): Promise<BatchOutcome[]> {
  const now = clock.now()
  const tokens = new Map(records.map(({ requestId }) => [clientToken(token, requestId), requestId]))
  await tx.twinMemoryRecord.createMany({
    data: records.map(({ requestId, namespaces, content, metadata = {} }) => ({
      tenantId: tenant.id,
      memoryId,
      recordId: `mem-${randomUUID()}`,
      namespaces,
      content,
      metadata,
      clientToken: clientToken(token, requestId),
      createdAt: now,
      updatedAt: now,
    })),
    skipDuplicates: true,
  })
  const stored = await tx.twinMemoryRecord.findMany({
    where: { tenantId: tenant.id, memoryId, clientToken: { in: [...tokens.keys()] } },
    select: { clientToken: true, recordId: true },
  })
  return stored.map((row) => ({ requestId: tokens.get(row.clientToken) ?? '', recordId: row.recordId }))
}

const columns = Prisma.sql`record_id AS "recordId", namespaces, content, metadata, created_at AS "createdAt", updated_at AS "updatedAt"`

/** More than a tenant's one topic holds; what lies beyond is not looked at, newest first. */
const MAX_CANDIDATES = 5_000

/** Ranked as Swedish and as English: a record's language is not known, and the better reading counts. */
function rank(text: string, rows: readonly RecordRow[]): Map<string, number> {
  const texts = rows.map((row) => ({ id: row.recordId, text: row.content }))
  const scores = new Map<string, number>()
  for (const language of ['en', 'sv'] as const)
    for (const { id, score } of rankTexts(text, texts, language)) scores.set(id, Math.max(score, scores.get(id) ?? 0))
  return scores
}

export async function retrieveRecords(
  tx: Tx,
  tenant: TenantRef,
  memoryId: string,
  query: RecordQuery,
): Promise<(MemoryRecord & { score: number })[]> {
  const rows = await tx.$queryRaw<RecordRow[]>`
    SELECT ${columns} FROM twin_memory_records
    WHERE tenant_id = ${tenant.id}::uuid AND memory_id = ${memoryId}
      AND EXISTS (SELECT 1 FROM unnest(namespaces) AS namespace WHERE starts_with(namespace, ${query.namespacePrefix}))
    ORDER BY created_at DESC LIMIT ${MAX_CANDIDATES}`
  const scores = rank(query.text, rows)
  return rows
    .flatMap((row) => {
      const score = scores.get(row.recordId)
      return score === undefined ? [] : [{ ...toRecord(row), score }]
    })
    .toSorted((a, b) => b.score - a.score)
    .slice(0, query.topK)
}

export async function listRecords(
  tx: Tx,
  tenant: TenantRef,
  memoryId: string,
  query: Page & { readonly namespacePrefix: string },
) {
  const rows = await tx.$queryRaw<RecordRow[]>`
    SELECT ${columns} FROM twin_memory_records
    WHERE tenant_id = ${tenant.id}::uuid AND memory_id = ${memoryId} AND record_id > ${afterOf(query)}
      AND EXISTS (SELECT 1 FROM unnest(namespaces) AS namespace WHERE starts_with(namespace, ${query.namespacePrefix}))
    ORDER BY record_id LIMIT ${query.limit + 1}`
  const page = paged(rows, query.limit, (row) => row.recordId)
  return { ...page, items: page.items.map(toRecord) }
}

/** @throws Refusal ResourceNotFound */
export async function updateRecord(
  tx: Tx,
  tenant: TenantRef,
  memoryId: string,
  recordId: string,
  change: { content?: string; namespaces?: string[] },
  clock: Clock,
): Promise<MemoryRecord> {
  const { count } = await tx.twinMemoryRecord.updateMany({
    where: { tenantId: tenant.id, memoryId, recordId },
    data: { ...change, updatedAt: clock.now() },
  })
  if (count === 0) throw new Refusal('ResourceNotFound')
  const where = { tenantId_memoryId_recordId: { tenantId: tenant.id, memoryId, recordId } }
  return toRecord(await tx.twinMemoryRecord.findUniqueOrThrow({ where }))
}

/** @throws Refusal ResourceNotFound */
export async function deleteRecord(tx: Tx, tenant: TenantRef, memoryId: string, recordId: string): Promise<void> {
  const { count } = await tx.twinMemoryRecord.deleteMany({ where: { tenantId: tenant.id, memoryId, recordId } })
  if (count === 0) throw new Refusal('ResourceNotFound')
}
