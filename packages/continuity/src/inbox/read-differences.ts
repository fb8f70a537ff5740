import { z } from 'zod'
import { asSystem, type Database } from '@understudy/db'
import { differencesSchema, type differencesInput } from '../journal/schema.ts'
import { findTenant } from './find-tenant.ts'

const reportSchema = z.array(z.object({ key: z.string(), sentence: z.string() })).catch([])

/** What the last comparison of a tenant's port found unequal. @throws AppError not_found */
export async function readDifferences(
  { db }: { readonly db: Database },
  { tenant: slug, port }: z.infer<typeof differencesInput>,
): Promise<z.infer<typeof differencesSchema>> {
  const { id: tenantId } = await findTenant(db, slug)
  const where = { tenantId_port: { tenantId, port } }
  const row = await asSystem(db, 'continuity.platform', (tx) => tx.portMirror.findUnique({ where }))
  return differencesSchema.parse({
    comparedAt: row?.comparedAt ?? null,
    comparedKeys: row?.comparedKeys ?? 0,
    awsDigest: row?.awsDigest ?? null,
    localDigest: row?.localDigest ?? null,
    differences: reportSchema.parse(row?.report ?? []),
  })
}
