import {
  isInForce,
  listProviderHealth,
  readFleet,
  readHandedOver,
  readModes,
  readTrippedAt,
  readWaitingAws,
} from '@understudy/continuity/server'
import type { Clock } from '@understudy/core'
import type { Tx } from '@understudy/db'
import { onTheWay, worldOf, type WorldOfPorts } from './world-of.ts'

/** Which side would answer each port now, what was ordered, what waits and how far a way back has come. Belongs to no tenant. */
export async function worldState({ tx, clock }: { readonly tx: Tx; readonly clock: Clock }): Promise<WorldOfPorts> {
  const now = clock.now()
  const words = await readFleet(tx)
  const ports = onTheWay(words).map(({ port }) => port)
  const orders = (await readModes(tx)).filter((order) => order.tenantId === null && isInForce(order, now))
  const facts = {
    words,
    orders,
    findings: await listProviderHealth({ tx }),
    waitingAws: await readWaitingAws(tx, now),
    handedOver: await readHandedOver(tx, ports, now),
    trippedAt: await readTrippedAt(tx, ports),
  }
  return worldOf(facts, now.getTime())
}
