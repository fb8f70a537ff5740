import type { TenantRef } from '@understudy/core'
import { actorsOf, prefixOf, SHARED_KEYS, type LoadPlan, type SlotKind } from './plan.ts'

/** One thing that is written over and over by this client, one write at a time. */
export interface Slot {
  readonly kind: SlotKind
  readonly tenant: TenantRef
  readonly key: string
  /** Other clients write it too: what is read need not be what this one wrote. */
  readonly isShared: boolean
  /** The last write that was begun, and the last one acknowledged; 0 before the first. */
  begun: number
  acknowledged: number
  isBusy: boolean
}

/** Two puts for every event, tenants in turn, the shared keys among the others. */
export function slotsOf({ run, clientId, tenants, keysPerTenant, slots: kinds }: LoadPlan): Slot[] {
  const slots: Slot[] = []
  const add = (kind: SlotKind, tenant: TenantRef, key: string, isShared = false) => {
    if (kinds.includes(kind)) slots.push({ kind, tenant, key, isShared, begun: 0, acknowledged: 0, isBusy: false })
  }
  const isAlone = kinds.length === 1
  for (let nth = 0; nth < keysPerTenant; nth++)
    for (const tenant of tenants) {
      add('put', tenant, `${prefixOf(run)}${clientId}/${nth}`)
      if (isAlone || nth % 2 === 0) add('event', tenant, `${actorsOf(run)}${clientId}/s${nth}`)
      add('document', tenant, `${run}-${clientId}-${nth}`)
      add('ask', tenant, `${run}-${clientId}-${nth}`)
      if (nth < SHARED_KEYS) add('put', tenant, `${prefixOf(run)}shared/${nth}`, true)
    }
  return slots
}
