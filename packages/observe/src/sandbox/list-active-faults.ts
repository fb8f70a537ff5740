import type { Clock } from '@understudy/core'
import type { Tx } from '@understudy/db'
import { faultView } from './fault-view.ts'
import type { SandboxFaultView } from './schema.ts'

/** What the sandbox does wrong now, the newest first. Belongs to no tenant. */
export async function listActiveFaults({ tx, clock }: { tx: Tx; clock: Clock }): Promise<SandboxFaultView[]> {
  const rows = await tx.sandboxFault.findMany({
    where: { endedAt: null, OR: [{ endsAt: null }, { endsAt: { gt: clock.now() } }] },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    take: 100,
  })
  return rows.map(faultView)
}
