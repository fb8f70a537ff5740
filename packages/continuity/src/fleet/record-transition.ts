import type { Clock } from '@understudy/core'
import { uuidv7 } from '@understudy/core/server'
import { notify, Prisma, type Tx } from '@understudy/db'
import type { PortName, ProviderId } from '@understudy/ports'
import type { transitionKinds, TripReason } from './schema.ts'

export interface NewTransition {
  readonly port: PortName
  readonly provider: ProviderId | null
  readonly kind: (typeof transitionKinds)[number]
  /** One sentence for a person; names no tenant's data. */
  readonly sentence: string
  readonly reason?: TripReason | null
  readonly actorName?: string
  readonly epoch?: number
}

/** Adds a line to the port's history and tells every process and page, when the transaction commits. */
export async function recordTransition(tx: Tx, clock: Clock, transition: NewTransition): Promise<void> {
  const at = clock.now()
  const { reason, epoch, ...line } = transition
  await tx.portTransition.create({
    data: { id: uuidv7(at.getTime()), ...line, evidence: reason ?? Prisma.DbNull, epoch: BigInt(epoch ?? 0), at },
  })
  await notify(tx, { topic: 'continuity', id: transition.port })
}
