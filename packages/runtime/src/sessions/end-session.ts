import { notify } from '@understudy/db'
import { runtimeAudit } from '../audit-actions.ts'
import { stopRun } from '../runs/stop-run.ts'
import type { RuntimeContext } from '../runtime-context.ts'
import type { SessionView } from '../schema.ts'
import { findSession } from './find-session.ts'
import { getSession } from './get-session.ts'

/** Ends a session: what still works or waits in it is asked to stop, nothing new starts. Ending it twice changes nothing. @throws AppError not_found */
export async function endSession(ctx: RuntimeContext, input: { sessionId: string }): Promise<SessionView> {
  const { tx, tenant } = ctx
  const session = await findSession(ctx, input.sessionId)
  if (session.status !== 'ended') {
    const open = { tenantId: tenant.id, sessionId: session.id, status: { in: ['queued', 'running', 'waiting'] } }
    for (const run of await tx.run.findMany({ where: open, select: { id: true } })) await stopRun(ctx, { runId: run.id })
    const where = { tenantId_id: { tenantId: tenant.id, id: session.id } }
    await tx.agentSession.update({ where, data: { status: 'ended', lastActivityAt: ctx.clock.now() } })
    await notify(tx, { topic: 'session', tenantId: tenant.id, id: session.id })
    await runtimeAudit.record(ctx, 'session.ended', {
      entity: { kind: 'session', id: session.id, name: session.title },
      details: {},
    })
  }
  return getSession(ctx, input)
}
