import type { Tx } from '@understudy/db'
import type { PortName } from '@understudy/ports'
import type { Readiness } from '../fleet/schema.ts'

interface Waiting {
  port: string
  waitingAws: number
  waitingAwsBytes: bigint
  oldestWaitingAt: Date | null
  waitingLocal: number
  oldestLocalAt: Date | null
  poisoned: number
}

/** What waits, conflicts and is not readable here, by port over all tenants; needs the system login. */
export async function readReadiness(tx: Tx, now: Date): Promise<(port: PortName) => Readiness> {
  const waiting = await tx.$queryRaw<Waiting[]>`
    SELECT port,
           count(*) FILTER (WHERE aws IN ('pending', 'maybe_applied'))::int AS "waitingAws",
           coalesce(sum(payload_bytes) FILTER (WHERE aws IN ('pending', 'maybe_applied')), 0)::bigint AS "waitingAwsBytes",
           min(created_at) FILTER (WHERE aws IN ('pending', 'maybe_applied')) AS "oldestWaitingAt",
           count(*) FILTER (WHERE local IN ('pending', 'maybe_applied'))::int AS "waitingLocal",
           min(created_at) FILTER (WHERE local IN ('pending', 'maybe_applied')) AS "oldestLocalAt",
           count(*) FILTER (WHERE aws = 'poisoned' OR local = 'poisoned')::int AS poisoned
    FROM port_intents WHERE settled_at IS NULL OR aws = 'poisoned' OR local = 'poisoned' GROUP BY port`
  const mirrors = await tx.$queryRaw<{ port: string; notReadable: number; isComplete: boolean }[]>`
    SELECT port, sum(not_readable)::int AS "notReadable", bool_and(complete_at IS NOT NULL) AS "isComplete" FROM port_mirrors GROUP BY port`
  const conflicts = await tx.$queryRaw<{ port: string; count: number }[]>`
    SELECT port, count(*)::int AS count FROM port_conflicts WHERE state = 'open' GROUP BY port`
  return (port) => {
    const own = waiting.find((row) => row.port === port)
    const mirror = mirrors.find((row) => row.port === port)
    return {
      waitingAws: own?.waitingAws ?? 0,
      waitingAwsBytes: Number(own?.waitingAwsBytes ?? 0),
      oldestWaitingAt: own?.oldestWaitingAt ?? null,
      waitingLocal: own?.waitingLocal ?? 0,
      localCompleteTo: mirror?.isComplete ? (own?.oldestLocalAt ?? now) : null,
      notReadable: mirror?.notReadable ?? 0,
      conflicts: conflicts.find((row) => row.port === port)?.count ?? 0,
      poisoned: own?.poisoned ?? 0,
    }
  }
}
