import { PLATFORM_TENANT_ID, type Clock } from '@understudy/core'
import type { Tx } from '@understudy/db'
import { portNames } from '@understudy/ports'
import type { DrillSandbox } from '../drill-sandbox.ts'
import type { DrillState, Rehearsal } from '../schema.ts'

/** What was not rehearsed for so long is not known to work any more. */
const OVERDUE_DAYS = 8

interface Last {
  readonly port: string
  readonly id: string
  readonly title: string
  readonly state: DrillState
  readonly at: Date
}

/** When each port was last rehearsed to the end, passed or failed. Of a young installation nothing is overdue. */
export async function readRehearsals({ tx, clock }: { tx: Tx; clock: Clock }, { facts }: DrillSandbox): Promise<Rehearsal[]> {
  const rows = await tx.$queryRaw<Last[]>`
    SELECT DISTINCT ON (port) port, id, title, state, ended_at AS at FROM drills, unnest(ports) AS port
    WHERE state IN ('passed', 'failed') ORDER BY port, ended_at DESC`
  const platform = await tx.tenant.findUnique({ where: { id: PLATFORM_TENANT_ID }, select: { createdAt: true } })
  const due = new Date(clock.now().getTime() - OVERDUE_DAYS * 86_400_000)
  return portNames.map((port) => {
    const last = rows.find((row) => row.port === port)
    const known = facts.ports.find((each) => each.port === port)
    const canRun = facts.state === 'running' && known?.isBreakable === true
    const since = last?.at ?? platform?.createdAt ?? clock.now()
    return {
      port,
      canRun,
      reason: canRun ? null : (known?.reason ?? facts.sentence),
      last: last ? { id: last.id, title: last.title, state: last.state, at: last.at } : null,
      isOverdue: canRun && since < due,
    }
  })
}
