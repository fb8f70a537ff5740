import { isAcknowledged, isWrite, type LoadCall } from './history.ts'
import { auditKey } from './audit-key.ts'
import { findingKinds, type Finding, type FindingKind } from './findings.ts'
import type { SideContents, TenantContents } from '@understudy/ports/server'

export interface LoadAudit {
  readonly writes: number
  readonly acknowledged: number
  readonly counts: Readonly<Record<FindingKind, number>>
  readonly findings: readonly Finding[]
}

const nothing: TenantContents = { objects: new Map(), events: new Map() }
const idOf = (call: LoadCall): string => call.etag ?? call.operationId
const ofKind = (calls: readonly LoadCall[], kind: 'put' | 'event') =>
  Map.groupBy(
    calls.filter((call) => call.kind === kind),
    ({ key }) => key,
  )

/** Judges by clients' histories and what lies on both sides at the end, and by nothing else. */
export function auditLoad(calls: readonly LoadCall[], tenants: readonly string[], sides: readonly SideContents[]): LoadAudit {
  const writes = calls.filter(isWrite)
  const findings = tenants.flatMap((tenant) => {
    const own = writes.filter((call) => call.tenant === tenant)
    const perSide = sides.flatMap(({ side, tenants: of }) => auditTenant(side, tenant, own, of.get(tenant) ?? nothing))
    return [...perSide, ...differences(tenant, sides)]
  })
  const counts = Object.fromEntries(
    findingKinds.map((kind) => [kind, findings.filter((each) => each.kind === kind).length]),
  ) as Record<FindingKind, number>
  return { writes: writes.length, acknowledged: writes.filter(isAcknowledged).length, counts, findings }
}

function auditTenant(side: 'aws' | 'local', tenant: string, writes: readonly LoadCall[], there: TenantContents): Finding[] {
  return (['put', 'event'] as const).flatMap((kind) => {
    const asked = ofKind(writes, kind)
    const found: ReadonlyMap<string, readonly (string | null)[]> = kind === 'put' ? there.objects : there.events
    return [...new Set([...asked.keys(), ...found.keys()])].flatMap((key) =>
      auditKey({
        side,
        tenant,
        key,
        found: (found.get(key) ?? []).map((id) => id ?? 'a deletion'),
        writes: new Map((asked.get(key) ?? []).map((call) => [idOf(call), call])),
        isOrdered: kind === 'put',
      }),
    )
  })
}

/** What both sides hold has to be the same: each key's newest version, each session's events. */
function differences(tenant: string, sides: readonly SideContents[]): Finding[] {
  const [one, other] = sides.map(({ tenants }) => tenants.get(tenant) ?? nothing)
  if (!one || !other) return []
  const differ = <T>(a: ReadonlyMap<string, T>, b: ReadonlyMap<string, T>, text: (value: T | undefined) => string): Finding[] =>
    [...new Set([...a.keys(), ...b.keys()])]
      .filter((key) => text(a.get(key)) !== text(b.get(key)))
      .map((key) => ({
        kind: 'different',
        side: 'both',
        tenant,
        key,
        detail: `${text(a.get(key))} and ${text(b.get(key))}`.slice(0, 200),
      }))
  return [
    ...differ(one.objects, other.objects, (versions) => versions?.at(-1) ?? 'nothing'),
    ...differ(one.events, other.events, (ids) => (ids ? ids.toSorted().join() : 'nothing')),
  ]
}
