import type { Deadline, TenantRef } from '@understudy/core'
import { Prisma, systemStatement } from '@understudy/db'
import { PortError } from '@understudy/ports'
import { fromIntents, intentColumns, readIntents } from '../journal/intent.ts'
import type { Applier } from './applier.ts'
import { finishIntents } from './finish-intents.ts'
import { lookForUnanswered } from './objects/apply-object.ts'

/** Of the caller's time, the share that looking may take. */
const SHARE = 0.4
const MOST_MS = 2_000

/**
 * An operation that nobody was told of, asked for once more: where a side may have taken it, that side is asked before it is sent
 * anything again. Memory and search tell a repeat by its token themselves.
 * @returns there: it stands there, and the journal knows it now · unknown: that side cannot be asked
 */
export async function lookUpUnanswered(
  applier: Applier,
  tenant: TenantRef,
  id: string,
  deadline: Deadline,
): Promise<'there' | 'not there' | 'unknown'> {
  const { db, clock } = applier.parts
  const [intent] = await readIntents(
    systemStatement(
      db,
      'continuity.journal',
      Prisma.sql`
        SELECT ${intentColumns} ${fromIntents} WHERE i.tenant_id = ${tenant.id}::uuid AND i.id = ${id}::uuid
          AND i.port = 'objects' AND i.served_by IS NULL`,
    ),
  )
  if (!intent) return 'not there'
  const within = deadline.atMost(Math.min(MOST_MS, deadline.remainingMs() * SHARE))
  for (const side of (['aws', 'local'] as const).filter((each) => intent[each] === 'maybe_applied')) {
    try {
      const handing = await applier.handing(intent, side, within)
      const store = handing.port(side, 'objects')
      const found = store && (await lookForUnanswered(handing, store))
      if (!found) continue
      await finishIntents(db, [{ intent, side, outcome: { kind: 'applied', ref: found.ref } }], null, clock.now())
      return 'there'
    } catch (error) {
      if (!(error instanceof PortError)) throw error
      return 'unknown'
    }
  }
  return 'not there'
}
