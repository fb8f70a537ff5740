import { AppError, type Json } from '@understudy/core'
import { uuidv7 } from '@understudy/core/server'
import type { Prisma } from '@understudy/db'
import { currentTraceParent } from '@understudy/telemetry'
import { runtimeAudit } from '../audit-actions.ts'
import { appendEvent } from '../execution/append-event.ts'
import { enqueueRun } from '../execution/run-job.ts'
import type { RuntimeContext } from '../runtime-context.ts'
import type { RunSummary } from '../schema.ts'
import { toRunSummary } from './run-summary.ts'

/** Runs of a session that may wait or work at once. */
const MAX_OPEN = 10
const MAX_INPUT_BYTES = 256 * 1024

type Session = Prisma.AgentSessionGetPayload<object>

/** Writes a run with its declared steps and puts it in the queue, in one transaction. @throws AppError invalid_input, conflict */
export async function addRun(ctx: RuntimeContext, session: Session, wanted: { kind: string; input: Json }): Promise<RunSummary> {
  const program = ctx.agents.program(session.agentKey, session.agentVersion, wanted.kind)
  const input = program.inputSchema.safeParse(wanted.input)
  if (!input.success)
    throw new AppError('invalid_input', `The input does not fit “${program.title}”: ${input.error.issues[0]?.message}`)
  if (JSON.stringify(wanted.input).length > MAX_INPUT_BYTES)
    throw new AppError('invalid_input', 'The input is larger than 256 KB. Upload the data and pass its reference.')

  const { tx, tenant } = ctx
  // Numbers are given under the session's lock.
  await tx.$queryRaw`SELECT 1 FROM agent_sessions WHERE tenant_id = ${tenant.id}::uuid AND id = ${session.id}::uuid FOR UPDATE`
  const where = { tenantId: tenant.id, sessionId: session.id }
  const open = await tx.run.count({ where: { ...where, status: { in: ['queued', 'running'] } } })
  if (open >= MAX_OPEN) throw new AppError('conflict', `This session already has ${open} runs at work. Wait for one to end.`)
  const { _max } = await tx.run.aggregate({ where, _max: { number: true } })

  const id = uuidv7(ctx.clock.now().getTime())
  const number = (_max.number ?? 0) + 1
  const steps = program.steps.map((step, ordinal) => ({
    tenantId: tenant.id,
    runId: id,
    key: step.key,
    title: step.title,
    ordinal,
  }))
  const createdAt = ctx.clock.now()
  const data = {
    ...where,
    id,
    kind: wanted.kind,
    number,
    input: wanted.input as Prisma.InputJsonValue,
    createdAt,
    traceParent: currentTraceParent(),
  }
  const run = await tx.run.create({ data })
  await tx.step.createMany({ data: steps })
  await tx.agentSession.update({
    where: { tenantId_id: { tenantId: tenant.id, id: session.id } },
    data: { lastActivityAt: createdAt },
  })
  await appendEvent(tx, { tenantId: tenant.id, runId: id }, { type: 'run.queued', by: ctx.actor.name })
  await enqueueRun(tx, { tenantId: tenant.id, runId: id })
  await runtimeAudit.record(ctx, 'run.started', {
    entity: { kind: 'run', id, name: `${session.title} #${number}` },
    details: { sessionId: session.id, number, kind: wanted.kind },
  })
  return toRunSummary(run)
}
