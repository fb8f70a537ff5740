import type { Clock, TenantRef } from '@understudy/core'
import { decodeCursor, encodeCursor } from '@understudy/core/server'
import type { Tx } from '@understudy/db'
import type { Page } from './backend.ts'
import type { Paged } from './port.ts'

export const afterOf = (page: Page): string => (page.cursor === undefined ? '' : String(decodeCursor(page.cursor)[0]))

export function paged<T>(rows: readonly T[], limit: number, keyOf: (row: T) => string): Paged<T> {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, cursor: last !== undefined && rows.length > limit ? encodeCursor([keyOf(last)]) : null }
}

export async function listSessions(tx: Tx, tenant: TenantRef, memoryId: string, actorId: string, page: Page, clock: Clock) {
  const rows = await tx.$queryRaw<{ sessionId: string; createdAt: Date }[]>`
    SELECT session_id AS "sessionId", min(created_at) AS "createdAt" FROM twin_memory_events
    WHERE tenant_id = ${tenant.id}::uuid AND memory_id = ${memoryId} AND actor_id = ${actorId}
      AND session_id > ${afterOf(page)} AND expires_at > ${clock.now()}::timestamptz
    GROUP BY session_id ORDER BY session_id LIMIT ${page.limit + 1}`
  return paged(rows, page.limit, (row) => row.sessionId)
}

export async function listActors(tx: Tx, tenant: TenantRef, memoryId: string, page: Page, clock: Clock) {
  const rows = await tx.$queryRaw<{ actorId: string }[]>`
    SELECT DISTINCT actor_id AS "actorId" FROM twin_memory_events
    WHERE tenant_id = ${tenant.id}::uuid AND memory_id = ${memoryId} AND actor_id > ${afterOf(page)}
      AND expires_at > ${clock.now()}::timestamptz
    ORDER BY actor_id LIMIT ${page.limit + 1}`
  return paged(rows, page.limit, (row) => row.actorId)
}
