import type { TenantRef } from '@understudy/core'
import { beforeAll, describe } from 'vitest'
import type { KnownDifference } from '../contract/known-difference.ts'
import { checksFor } from '../contract/suite.ts'
import { eventsContract } from './contract/events.ts'
import { recordsContract } from './contract/records.ts'
import { valuesContract } from './contract/values.ts'
import type { AgentMemory } from './port.ts'

/** What the suite needs of a side: the port, and tenants that nobody else writes to. */
export interface MemoryBed {
  readonly memory: AgentMemory
  readonly ours: TenantRef
  readonly theirs: TenantRef
}

/** Everything the memory port promises, against one side. */
export function memoryContract(name: string, open: () => Promise<MemoryBed>, known: readonly KnownDifference[]): void {
  const check = checksFor(known)
  let bed: MemoryBed
  beforeAll(async () => {
    bed = await open()
  })
  describe(`memory: ${name}`, () => {
    eventsContract(check, () => bed)
    valuesContract(check, () => bed)
    recordsContract(check, () => bed)
  })
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
