import { flow, procedure, router, streamOf, trackedStreamOf, type CallScope } from '@understudy/api'
import type { VerbContext } from '@understudy/db'
import type { RuntimeContext } from './runtime-context.ts'
import { describeAgents } from './definition/describe-agents.ts'
import { followRun } from './runs/follow-run.ts'
import { getRun } from './runs/get-run.ts'
import { listRunEvents } from './runs/list-run-events.ts'
import { retryRun } from './runs/retry-run.ts'
import { startRun } from './runs/start-run.ts'
import { stopRun } from './runs/stop-run.ts'
import {
  agentDescriptionSchema,
  createSessionInput,
  followRunInput,
  listRunEventsInput,
  listSessionsInput,
  runChangeSchema,
  runEventsSchema,
  runIdInput,
  runSchema,
  runSummarySchema,
  sessionIdInput,
  sessionPageSchema,
  sessionsChangeSchema,
  sessionSchema,
  startedSessionSchema,
  startRunInput,
} from './schema.ts'
import './services.ts'
import { z } from 'zod'
import { createSession } from './sessions/create-session.ts'
import { endSession } from './sessions/end-session.ts'
import { followSessions } from './sessions/follow-sessions.ts'
import { getSession } from './sessions/get-session.ts'
import { listSessions } from './sessions/list-sessions.ts'

const withAgents = (ctx: { verb: VerbContext; scope: CallScope }): RuntimeContext => ({
  ...ctx.verb,
  agents: ctx.scope.services.agents,
})
const reads = { scope: 'tenant', action: 'session.read', audit: 'none' } as const

export const agentsRouter = router({
  list: procedure({ scope: 'tenant', action: 'agent.read', audit: 'none' })
    .output(z.array(agentDescriptionSchema))
    .query(({ ctx }) => describeAgents(withAgents(ctx))),
})

export const sessionsRouter = router({
  list: procedure(reads)
    .input(listSessionsInput)
    .output(sessionPageSchema)
    .query(({ ctx, input }) => listSessions(withAgents(ctx), input)),
  follow: flow(reads)
    .output(streamOf(sessionsChangeSchema))
    .subscription(({ ctx, signal }) => followSessions(ctx.scope, signal)),
  get: procedure(reads)
    .input(sessionIdInput)
    .output(sessionSchema)
    .query(({ ctx, input }) => getSession(withAgents(ctx), input)),
  create: procedure({ scope: 'tenant', action: 'session.create', audit: 'session.created' })
    .input(createSessionInput)
    .output(startedSessionSchema)
    .mutation(({ ctx, input }) => createSession(withAgents(ctx), input)),
  end: procedure({ scope: 'tenant', action: 'session.operate', audit: 'session.ended' })
    .input(sessionIdInput)
    .output(sessionSchema)
    .mutation(({ ctx, input }) => endSession(withAgents(ctx), input)),
})

export const runsRouter = router({
  get: procedure(reads)
    .input(runIdInput)
    .output(runSchema)
    .query(({ ctx, input }) => getRun(withAgents(ctx), input)),
  events: procedure(reads)
    .input(listRunEventsInput)
    .output(runEventsSchema)
    .query(({ ctx, input }) => listRunEvents(ctx.verb, input)),
  /** What the run is now, then every change as it commits. */
  follow: flow(reads)
    .input(followRunInput)
    .output(trackedStreamOf(runChangeSchema))
    .subscription(({ ctx, input, signal }) => followRun(ctx.scope, input, signal)),
  start: procedure({ scope: 'tenant', action: 'session.create', audit: 'run.started' })
    .input(startRunInput)
    .output(runSummarySchema)
    .mutation(({ ctx, input }) => startRun(withAgents(ctx), input)),
  stop: procedure({ scope: 'tenant', action: 'session.operate', audit: 'run.stop-requested' })
    .input(runIdInput)
    .output(runSummarySchema)
    .mutation(({ ctx, input }) => stopRun(ctx.verb, input)),
  retry: procedure({ scope: 'tenant', action: 'session.operate', audit: 'run.retried' })
    .input(runIdInput)
    .output(runSummarySchema)
    .mutation(({ ctx, input }) => retryRun(withAgents(ctx), input)),
})
