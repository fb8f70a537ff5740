import { AppError } from '@understudy/core'
import { uuidv7 } from '@understudy/core/server'
import type { Prisma } from '@understudy/db'
import { runtimeAudit } from '../audit-actions.ts'
import { addRun } from '../runs/add-run.ts'
import { personOf, type RuntimeContext } from '../runtime-context.ts'
import type { CreateSessionInput, RunSummary, SessionView } from '../schema.ts'
import { getSession } from './get-session.ts'

/** A session with an agent that the tenant has switched on, and its first run. @throws AppError precondition_failed, invalid_input, conflict */
export async function createSession(
  ctx: RuntimeContext,
  input: CreateSessionInput,
): Promise<{ session: SessionView; run: RunSummary }> {
  const { tx, tenant } = ctx
  const enabled = await tx.tenantAgent.findUnique({ where: { tenantId_key: { tenantId: tenant.id, key: input.agentKey } } })
  if (!enabled?.enabled)
    throw new AppError('precondition_failed', `The agent ${input.agentKey} is not switched on in this tenant.`)
  const agent = ctx.agents.get(enabled.key, enabled.version)
  const person = personOf(ctx)
  const now = ctx.clock.now()
  const id = input.id ?? uuidv7(now.getTime())
  if (input.id && (await tx.agentSession.findUnique({ where: { tenantId_id: { tenantId: tenant.id, id } } })))
    throw new AppError('conflict', 'This session exists already.')
  const session = await tx.agentSession.create({
    data: {
      tenantId: tenant.id,
      id,
      agentKey: agent.key,
      agentVersion: agent.version,
      userId: person.id,
      userName: person.name,
      title: input.title,
      memoryContext: { memoryId: agent.memoryId ?? agent.key, actorId: person.id, sessionId: id },
      configuration: input.configuration as Prisma.InputJsonObject,
      createdAt: now,
      lastActivityAt: now,
    },
  })
  await runtimeAudit.record(ctx, 'session.created', {
    entity: { kind: 'session', id, name: session.title },
    details: { agentKey: agent.key, agentVersion: agent.version },
  })
  const run = await addRun(ctx, session, input)
  return { session: await getSession(ctx, { sessionId: id }), run }
}
