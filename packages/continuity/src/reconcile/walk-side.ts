import { randomUUID } from 'node:crypto'
import { Deadline, operationId, type Clock, type TenantRef } from '@understudy/core'
import { PortError, type CallContext } from '@understudy/ports'
import type { HeldThing, Inventory } from '@understudy/ports/server'

const PAGE_MS = 10_000

/** A walk's calls change nothing: their operation ids stand for nothing. */
export const walkCalls =
  (tenant: TenantRef, clock: Clock): (() => CallContext) =>
  () => ({ tenant, operationId: operationId(randomUUID()), deadline: Deadline.in(PAGE_MS, clock) })

/** Everything of these groups on one side. A memory or index that is not there holds nothing. @throws PortError */
export async function* walkSide(
  inventory: Inventory,
  groups: readonly string[],
  newCall: () => CallContext,
): AsyncGenerator<HeldThing, void> {
  for (const group of groups) {
    try {
      for await (const page of inventory.things(newCall, group)) yield* page
    } catch (error) {
      if (!(error instanceof PortError && error.code === 'not_found')) throw error
    }
  }
}
