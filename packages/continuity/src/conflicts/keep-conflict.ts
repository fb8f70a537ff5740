import { createHash } from 'node:crypto'
import type { Clock, Json, TenantRef } from '@understudy/core'
import { asSystem, notify, type Database, type Prisma } from '@understudy/db'
import type { PortName } from '@understudy/ports'
import { recordTransition } from '../fleet/record-transition.ts'
import type { ConflictVersion } from './conflict-version.ts'

/** Larger ones are not copied into the row: they lie where they are, as versions. */
const MAX_BODY_BYTES = 8 * 1024 * 1024

export interface NewConflict {
  readonly tenant: TenantRef
  readonly port: PortName
  readonly chain: string
  /** How it came about; may name the key. */
  readonly sentence: string
  readonly winner: ConflictVersion
  readonly loser: ConflictVersion
}

/** The same two versions are one conflict, however often they are met. */
function idOf({ tenant, port, chain, winner, loser }: NewConflict): string {
  const parts = [tenant.id, port, chain, winner.operationId, loser.operationId, loser.versionId, loser.isDeletion]
  const hex = createHash('sha256').update(JSON.stringify(parts)).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const bodyOf = ({ body }: ConflictVersion) => (body && body.byteLength <= MAX_BODY_BYTES ? new Uint8Array(body) : null)
const describedBy = ({ body, ...version }: ConflictVersion): Prisma.InputJsonValue =>
  ({ ...version, bytes: body?.byteLength ?? 0 }) satisfies Json

/** Puts both versions into the operator's inbox before the winner is written on top, and says so in the port's history. */
export async function keepConflict({ db, clock }: { db: Database; clock: Clock }, conflict: NewConflict): Promise<void> {
  const { tenant, port, chain, sentence, winner, loser } = conflict
  const at = clock.now()
  await asSystem(db, 'continuity.replay', async (tx) => {
    const { count } = await tx.portConflict.createMany({
      data: {
        tenantId: tenant.id,
        id: idOf(conflict),
        port,
        chain,
        sentence,
        winner: describedBy(winner),
        loser: describedBy(loser),
        winnerBody: bodyOf(winner),
        loserBody: bodyOf(loser),
        at,
      },
      skipDuplicates: true,
    })
    if (count === 0) return
    await recordTransition(tx, clock, {
      port,
      provider: null,
      kind: 'conflict',
      sentence: 'Two versions of one thing met: the older one is kept in the inbox until somebody decides.',
    })
    await notify(tx, { topic: 'journal', tenantId: tenant.id })
  })
}
