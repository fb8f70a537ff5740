import { INTERNAL_TENANT_IDS, type Clock, type Page } from '@understudy/core'
import { decodeCursor, encodeCursor } from '@understudy/core/server'
import { asSystem, Prisma, type Database } from '@understudy/db'
import { summariseTenants, type TenantRow } from './summarise-tenants.ts'
import type { ListTenantsInput, TenantSummary } from './schema.ts'

/** What each order compares, as text so that one cursor fits all, and which way it runs. The id decides between equals. */
const orders = {
  name: { key: Prisma.sql`lower(t.name)`, isDescending: false },
  activity: {
    key: Prisma.sql`coalesce((SELECT to_char(max(s.last_activity_at) AT TIME ZONE 'UTC', 'YYYYMMDDHH24MISSUS')
                              FROM agent_sessions s WHERE s.tenant_id = t.id), '')`,
    isDescending: true,
  },
  created: { key: Prisma.sql`to_char(t.created_at AT TIME ZONE 'UTC', 'YYYYMMDDHH24MISSUS')`, isDescending: true },
} satisfies Record<ListTenantsInput['sort'], { key: Prisma.Sql; isDescending: boolean }>

/** All tenants of the installation with their figures, keyset-paged; for platform administrators. */
export function listTenants(db: Database, clock: Clock, input: ListTenantsInput): Promise<Page<TenantSummary>> {
  return asSystem(db, 'tenants.list', async (tx) => {
    const { key, isDescending } = orders[input.sort]
    const [afterKey, afterId] = input.cursor ? decodeCursor(input.cursor) : []
    const beyond = isDescending ? Prisma.sql`<` : Prisma.sql`>`
    const direction = isDescending ? Prisma.sql`DESC` : Prisma.sql`ASC`
    const pattern = `%${(input.text ?? '').replace(/[\\%_]/g, '\\$&')}%`
    const rows = await tx.$queryRaw<(TenantRow & { key: string })[]>`
      SELECT * FROM (SELECT t.id, t.slug, t.name, t.domain, t.created_at AS "createdAt", ${key} AS key FROM tenants t) listed
      WHERE id <> ALL (${[...INTERNAL_TENANT_IDS]}::uuid[])
        AND (name ILIKE ${pattern} OR slug ILIKE ${pattern} OR domain ILIKE ${pattern})
        ${input.cursor ? Prisma.sql`AND (key, id::text) ${beyond} (${String(afterKey)}, ${String(afterId)})` : Prisma.empty}
      ORDER BY key ${direction}, id::text ${direction}
      LIMIT ${input.limit + 1}`
    const page = rows.slice(0, input.limit)
    const last = page.at(-1)
    return {
      items: await summariseTenants(tx, clock, page),
      nextCursor: rows.length > input.limit && last ? encodeCursor([last.key, last.id]) : null,
    }
  })
}
