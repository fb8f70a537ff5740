import type { Deadline } from '@understudy/core'
import { asSystem, type Database } from '@understudy/db'
import type { UnderWay } from './write-intents.ts'

/** Milliseconds between two looks at another process's write. */
const LOOK_MS = 25
/** A process whose heart has not beaten for so long is gone; it beats every 2 s. */
const SILENT_S = 8
/** One that has not put itself on the list yet may be starting. */
const UNLISTED_S = 10

/** Of intents under way, those whose process is alive. By the database's clock. */
const stillUnderWay = (db: Database, tenantId: string, ids: readonly string[]): Promise<UnderWay[]> =>
  asSystem(
    db,
    'continuity.journal',
    (tx) => tx.$queryRaw<UnderWay[]>`
      SELECT i.id, i.owner, i.aws, i.local, i.created_at AS "createdAt" FROM port_intents i
      LEFT JOIN processes p ON p.id::text = i.owner
      WHERE i.tenant_id = ${tenantId}::uuid AND i.id = ANY(${[...ids]}::uuid[]) AND (i.aws = 'in_flight' OR i.local = 'in_flight')
        AND CASE WHEN p.id IS NULL THEN i.created_at > now() - ${UNLISTED_S}::int * interval '1 second'
          ELSE p.ended_at IS NULL AND p.heartbeat_at > now() - ${SILENT_S}::int * interval '1 second' END`,
  )

/** Waits until none of them is under way any more, or its process is gone. @returns false when the deadline passed first */
export async function waitForOthers(
  db: Database,
  tenantId: string,
  underWay: readonly UnderWay[],
  deadline: Deadline,
): Promise<boolean> {
  let ids = underWay.map(({ id }) => id)
  for (;;) {
    ids = (await stillUnderWay(db, tenantId, ids)).map(({ id }) => id)
    if (ids.length === 0) return true
    if (deadline.remainingMs() <= LOOK_MS) return false
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
}
