import type { TenantRef } from '@understudy/core'
import type { OrderGiven } from '../schedules/stage.ts'
import type { SideShelves } from '../sides/side-shelves.ts'
import type { ClientCall } from '../workload/client-call.ts'
import { auditMemory } from './audit-memory.ts'
import { auditObjects } from './audit-objects.ts'
import { auditPromises } from './audit-promises.ts'
import { auditReads } from './audit-reads.ts'
import { auditSearch } from './audit-search.ts'
import type { Finding } from './finding.ts'

export interface Evidence {
  readonly tenants: readonly TenantRef[]
  readonly calls: readonly ClientCall[]
  readonly sides: readonly [SideShelves, SideShelves]
  readonly orders: readonly OrderGiven[]
  /** Operation ids of what lies in the inbox of conflicts. */
  readonly conflicts: ReadonlySet<string>
}

/** Judges by what clients were told and by what lies on both sides at the end, and by nothing else. */
export function audit({ tenants, calls, sides, orders, conflicts }: Evidence): Finding[] {
  const ofTenant = tenants.flatMap((tenant) => {
    const own = calls.filter((call) => call.tenant.id === tenant.id)
    const ofPort = (port: string) => own.filter((call) => call.port === port)
    return [
      ...auditObjects(
        tenant,
        ofPort('objects'),
        sides.map((each) => ({ side: each.side, shelf: each.objectsOf(tenant) })),
        conflicts,
      ),
      ...auditMemory(
        tenant,
        ofPort('memory'),
        sides.map((each) => ({ side: each.side, shelf: each.memoryOf(tenant) })),
      ),
      ...auditSearch(
        tenant,
        ofPort('search'),
        sides.map((each) => ({ side: each.side, shelf: each.searchOf(tenant) })),
      ),
      ...auditReads(tenant, own),
    ]
  })
  return [...ofTenant, ...auditPromises(calls, orders)]
}
