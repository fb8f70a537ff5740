import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import { readAndFollow, tracked, type CallScope } from '@understudy/api'
import type { VerbContext } from '@understudy/db'
import { runChangeSchema, type followRunInput, type RunChange } from '../schema.ts'
import { findRun } from './find-run.ts'
import { listRunEvents } from './list-run-events.ts'

const EVENTS_A_MESSAGE = 500

/**
 * Yields what the run is now and every event after `sinceSeq`, then each change as it commits, until the signal aborts. A follower
 * that comes back goes on after the last event it saw, so that nothing is missed and nothing comes twice.
 * @throws AppError not_found
 */
export async function* followRun(scope: CallScope, input: z.output<typeof followRunInput>, signal: AbortSignal | undefined) {
  const { runId } = input
  let seq = input.lastEventId === undefined ? input.sinceSeq : Number(input.lastEventId)
  let last: RunChange | undefined
  const matches = (told: { topic: string; tenantId?: string | undefined; id?: string | undefined }) =>
    told.topic === 'run' && told.tenantId === scope.tenant.id && told.id === runId
  const read = () => scope.inTransaction((ctx) => readChange(ctx, runId, seq))
  for await (const first of readAndFollow(scope.db, matches, signal, read)) {
    for (let change = first; ; change = await read()) {
      seq = change.lastSeq
      const hasNews = change.events.length > 0 || !isDeepStrictEqual({ ...last, events: [] }, change)
      last = { ...change, events: [] }
      if (hasNews) yield tracked(String(seq), change)
      if (change.events.length < EVENTS_A_MESSAGE) break
    }
  }
}

async function readChange(ctx: VerbContext, runId: string, sinceSeq: number): Promise<RunChange> {
  const run = await findRun(ctx, runId)
  const events = await listRunEvents(ctx, { runId, sinceSeq, limit: EVENTS_A_MESSAGE })
  const atWork = { tenantId: ctx.tenant.id, runId, status: 'running', progressDone: { not: null } }
  const steps = await ctx.tx.step.findMany({ where: atWork, orderBy: { ordinal: 'asc' } })
  return runChangeSchema.parse({
    ...run,
    stopRequested: run.stopRequestedAt !== null,
    lastSeq: events.at(-1)?.seq ?? sinceSeq,
    events,
    progress: steps.map((step) => ({
      stepKey: step.key,
      done: step.progressDone,
      total: step.progressTotal,
      unit: step.progressUnit ?? '',
    })),
  })
}
