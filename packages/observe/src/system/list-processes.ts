import type { Clock } from '@understudy/core'
import type { Tx } from '@understudy/db'
import type { ProcessView } from './schema.ts'

/** Heartbeats come every 2 s. */
const SILENT_MS = 8_000
/** Ended and silent ones are shown for a while: somebody may be looking for them. */
const SHOWN_MS = 3_600_000

export async function listProcesses({ tx, clock }: { tx: Tx; clock: Clock }): Promise<ProcessView[]> {
  const nowMs = clock.now().getTime()
  const rows = await tx.process.findMany({
    where: { heartbeatAt: { gt: new Date(nowMs - SHOWN_MS) } },
    orderBy: [{ endedAt: { sort: 'desc', nulls: 'first' } }, { kind: 'asc' }, { startedAt: 'desc' }],
    take: 50,
  })
  return rows.map(({ id, kind, host, pid, version, memoryBytes, startedAt, heartbeatAt, endedAt }) => ({
    id,
    kind,
    host,
    pid,
    version,
    memoryBytes: Number(memoryBytes),
    startedAt,
    heartbeatAt,
    state: endedAt ? 'stopped' : nowMs - heartbeatAt.getTime() > SILENT_MS ? 'down' : 'ok',
  }))
}
