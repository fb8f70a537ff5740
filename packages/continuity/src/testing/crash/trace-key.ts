import type { TenantRef } from '@understudy/core'
import { asSystem } from '@understudy/db'
import type { CrashBed } from './crash-bed.ts'
import type { Said } from './writes.ts'

/** Everything that is known of one key, for whoever reads a fault: what callers were told, the journal's rows, and both sides. */
export async function traceKey(
  { db, bucket }: CrashBed,
  tenant: TenantRef,
  { said, key }: { said: readonly Said[]; key: string },
): Promise<string[]> {
  const { id: tenantId } = tenant
  const [intents, objects] = await asSystem(db, 'continuity.replay', async (tx) => [
    await tx.portIntent.findMany({ where: { tenantId, chain: key }, orderBy: { seq: 'asc' } }),
    await tx.twinObject.findMany({ where: { tenantId, key }, orderBy: { versionId: 'asc' } }),
  ])
  const time = (at: Date) => at.toISOString().slice(11, 23)
  return [
    ...said
      .filter((each) => each.key === key)
      .toSorted((a, b) => a.at - b.at)
      .map(({ operation, kind, did, at, why }) => `said  ${time(new Date(at))} ${did} ${kind} ${operation} ${why ?? ''}`),
    ...intents.map(
      ({ seq, operationId, operation, version, aws, local, servedBy, tries, error, createdAt }) =>
        `row   ${time(createdAt)} ${seq} ${operation} ${operationId} ${version} ${aws}/${local} by ${servedBy} tries ${tries} ${error ?? ''}`,
    ),
    ...bucket
      .history(tenant, key)
      .map(
        ({ isMarker, body, modifiedAt }) =>
          `there ${time(modifiedAt)} ${isMarker ? 'marker' : new TextDecoder().decode(body.slice(0, 40))}`,
      ),
    ...objects.map(
      ({ operationId, deleteMarker, createdAt }) => `here  ${time(createdAt)} ${deleteMarker ? 'marker' : 'put'} ${operationId}`,
    ),
  ]
}
