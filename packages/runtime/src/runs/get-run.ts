import { portCallSchema, type PortCallView } from '@understudy/continuity'
import type { Prisma } from '@understudy/db'
import { limitsOf } from '../execution/budget.ts'
import type { RuntimeContext } from '../runtime-context.ts'
import { runSchema, stepSchema, type RunView, type StepView } from '../schema.ts'
import { findRun } from './find-run.ts'
import { toRunSummary } from './run-summary.ts'

/** Calls a page gets at most; the newest are left out beyond it. */
const MAX_CALLS = 2_000

/** A run with its steps, and each step's port calls with who served them. @throws AppError not_found */
export async function getRun(ctx: RuntimeContext, input: { runId: string }): Promise<RunView> {
  const { tx, tenant, agents } = ctx
  const run = await findRun(ctx, input.runId)
  const where = { tenantId: tenant.id, runId: run.id }
  const steps = await tx.step.findMany({ where, orderBy: { ordinal: 'asc' } })
  const calls = await tx.portCall.findMany({ where, orderBy: [{ at: 'asc' }, { id: 'asc' }], take: MAX_CALLS })
  const { _max } = await tx.runEvent.aggregate({ where, _max: { seq: true } })
  const agent = agents.find(run.session.agentKey, run.session.agentVersion)
  const limits = agent && (await limitsOf(tx, tenant.id, agent))
  const byStep = Map.groupBy(calls, (call) => call.stepKey)
  return runSchema.parse({
    ...run,
    ...toRunSummary(run),
    title: agent?.programs[run.kind]?.title ?? run.kind,
    steps: steps.map((step) =>
      toStep(
        step,
        (byStep.get(step.key) ?? []).map((call) => portCallSchema.parse(call)),
      ),
    ),
    tokenLimit: limits && Number.isFinite(limits.tokensPerRun) ? limits.tokensPerRun : null,
    lastSeq: _max.seq ?? 0,
  })
}

const toStep = (step: Prisma.StepGetPayload<object>, portCalls: PortCallView[]): StepView =>
  stepSchema.parse({
    ...step,
    progress:
      step.progressDone === null ? null : { done: step.progressDone, total: step.progressTotal, unit: step.progressUnit ?? '' },
    portCalls,
  })
