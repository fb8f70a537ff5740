import type { Prisma } from '@understudy/db'
import type { AgentRegistry } from '../definition/agent-registry.ts'
import { toRunSummary } from '../runs/run-summary.ts'
import { sessionSchema, sessionSummarySchema, type SessionSummary, type SessionView } from '../schema.ts'

/** Newest first. */
export const newestRunsFirst = { orderBy: { number: 'desc' } } as const

type SessionRow = Prisma.AgentSessionGetPayload<{ include: { runs: true } }>

const summaryOf = (session: SessionRow, agents: AgentRegistry) => ({
  ...session,
  agentTitle: agents.find(session.agentKey, session.agentVersion)?.title ?? session.agentKey,
  lastRun: session.runs[0] ? toRunSummary(session.runs[0]) : null,
})

export const toSessionSummary = (session: SessionRow, agents: AgentRegistry): SessionSummary =>
  sessionSummarySchema.parse(summaryOf(session, agents))

export const toSessionView = (session: SessionRow, agents: AgentRegistry): SessionView =>
  sessionSchema.parse({ ...summaryOf(session, agents), runs: session.runs.map(toRunSummary) })
