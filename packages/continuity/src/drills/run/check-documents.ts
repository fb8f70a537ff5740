import { randomUUID } from 'node:crypto'
import { Deadline, operationId, type TenantRef } from '@understudy/core'
import { PortError, type SearchIndex } from '@understudy/ports'
import type { Provider } from '@understudy/ports/server'
import type { Finding } from '../../load/findings.ts'
import { isAcknowledged, type LoadCall } from '../../load/history.ts'
import { LOAD_INDEX } from '../../load/plan.ts'
import { sideOf } from '../../provider.ts'

const CALL_MS = 30_000

/** Documents keep their newest version only: it must be the last acknowledged write, or one after it, and the same on both sides. */
export async function checkDocuments(
  providers: readonly Provider[],
  tenants: readonly TenantRef[],
  calls: readonly LoadCall[],
): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const tenant of tenants) {
    const own = calls.filter((call) => call.kind === 'document' && call.tenant === tenant.slug)
    for (const [key, writes] of Map.groupBy(own, (call) => call.key)) {
      const due = Math.max(0, ...writes.filter(isAcknowledged).map(({ sequence }) => sequence))
      const found = new Map<'aws' | 'local', number>()
      for (const { id, ports } of providers) if (ports.search) found.set(sideOf(id), await versionOn(ports.search, tenant, key))
      const finding = (kind: Finding['kind'], side: Finding['side'], detail: string) =>
        findings.push({ kind, side, tenant: tenant.slug, key, detail })
      for (const [side, version] of found)
        if (version < due) finding('lost', side, `version ${due} was acknowledged, ${version} is there`)
      if (new Set(found.values()).size > 1)
        finding('different', 'both', [...found].map(([side, version]) => `${side} ${version}`).join(', '))
    }
  }
  return findings
}

/** 0: it is not there. */
async function versionOn(search: SearchIndex, tenant: TenantRef, id: string): Promise<number> {
  const call = { tenant, operationId: operationId(randomUUID()), deadline: Deadline.in(CALL_MS) }
  try {
    return (await search.get(call, LOAD_INDEX, id)).value.version
  } catch (error) {
    if (error instanceof PortError && error.code === 'not_found') return 0
    throw error
  }
}
