import type { TenantRef } from '@understudy/core'
import type { AgentMemory } from '../port.ts'

/** What the suite needs of a side: the port, and tenants that nobody else writes to. */
export interface MemoryBed {
  readonly memory: AgentMemory
  readonly ours: TenantRef
  readonly theirs: TenantRef
}

/** Every item of a paged answer, and how many pages it took. */
export async function allPages<T>(
  page: (cursor: { cursor?: string }) => Promise<{ value: { items: T[]; cursor: string | null } }>,
): Promise<{ items: T[]; pages: number }> {
  const items: T[] = []
  let pages = 0
  let cursor: string | null = null
  do {
    const { value } = await page(cursor === null ? {} : { cursor })
    items.push(...value.items)
    cursor = value.cursor
    pages += 1
  } while (cursor !== null)
  return { items, pages }
}
