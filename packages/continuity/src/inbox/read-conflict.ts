import type { z } from 'zod'
import type { Database } from '@understudy/db'
import type { conflictInput, ConflictDetail } from '../journal/schema.ts'
import { conflictView } from './conflict-view.ts'
import { findConflict } from './find-conflict.ts'
import { findTenant } from './find-tenant.ts'

const MAX_TEXT_BYTES = 256 * 1024

/** Null where it is not text, or too long to be read side by side. */
function textOf(body: Uint8Array | null): string | null {
  if (body === null || body.byteLength > MAX_TEXT_BYTES || body.includes(0)) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

/** A conflict with both versions as text. @throws AppError not_found */
export async function readConflict(
  { db }: { readonly db: Database },
  { tenant: slug, id }: z.infer<typeof conflictInput>,
): Promise<ConflictDetail> {
  const tenant = await findTenant(db, slug)
  const { winnerBody, loserBody, ...row } = await findConflict(db, tenant, id)
  return { ...conflictView(row, slug), winnerText: textOf(winnerBody), loserText: textOf(loserBody) }
}
