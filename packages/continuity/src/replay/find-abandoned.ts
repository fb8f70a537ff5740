import { asSystem, type Database } from '@understudy/db'
import { WATCH_MS } from '../journal/settle-intents.ts'

/** Seconds: the longest budget of a write and half a minute. No attempt of a process that lives takes longer. */
const OLDEST_ATTEMPT_S = 60
const SILENT_S = 8
const UNLISTED_S = 10

/**
 * Writes whose process is gone, or that are under way for longer than any attempt takes: nobody knows what became of them on the
 * side that was asked, and so somebody has to look.
 * @returns how many there were
 */
export const findAbandoned = (db: Database, now: Date): Promise<number> =>
  asSystem(
    db,
    'continuity.replay',
    (tx) => tx.$executeRaw`
      UPDATE port_intents AS i SET
        aws = CASE WHEN i.aws = 'in_flight' THEN 'maybe_applied' ELSE i.aws END,
        local = CASE WHEN i.local = 'in_flight' THEN 'maybe_applied' ELSE i.local END,
        -- Should that process only have been standing still, what it does next still finds the write with its bytes.
        watch_until = ${new Date(now.getTime() + WATCH_MS)}::timestamptz
      WHERE (i.aws = 'in_flight' OR i.local = 'in_flight') AND (
        i.created_at < now() - ${OLDEST_ATTEMPT_S}::int * interval '1 second'
        OR (
          i.created_at < now() - ${UNLISTED_S}::int * interval '1 second'
          AND NOT EXISTS (SELECT 1 FROM processes p WHERE p.id::text = i.owner)
        )
        OR EXISTS (
          SELECT 1 FROM processes p WHERE p.id::text = i.owner
            AND (p.ended_at IS NOT NULL OR p.heartbeat_at < now() - ${SILENT_S}::int * interval '1 second')
        )
      )`,
  )
