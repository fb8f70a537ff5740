import { liveRouter, meRouter, router } from '@understudy/api'
import { meetingsRouter } from '@understudy/agents/server'
import { continuityRouter, drillsRouter, journalRouter } from '@understudy/continuity/server'
import { observeRouter, overviewRouter, sandboxRouter, systemRouter } from '@understudy/observe/server'
import { agentsRouter, runsRouter, sessionsRouter } from '@understudy/runtime/server'
import { tenantsRouter } from '@understudy/tenants/server'
import { auditRouter } from './routers/audit'
import { membersRouter } from './routers/members'

const features = {
  continuity: continuityRouter,
  drills: drillsRouter,
  journal: journalRouter,
  agents: agentsRouter,
  audit: auditRouter,
  me: meRouter,
  meetings: meetingsRouter,
  members: membersRouter,
  observe: observeRouter,
  overview: overviewRouter,
  runs: runsRouter,
  sandbox: sandboxRouter,
  sessions: sessionsRouter,
  system: systemRouter,
  tenants: tenantsRouter,
}

export const appRouter = router({ ...features, live: liveRouter(router(features)) })

export type AppRouter = typeof appRouter
