import type { CallScope } from '@understudy/api'
import { getSession, getStepOutputs, loadValue } from '@understudy/runtime/server'
import type { SessionView, StoredValue } from '@understudy/runtime'
import type { z } from 'zod'
import { PageCalls } from './page-calls.ts'

export interface LoadedSession {
  readonly session: SessionView
  readonly runId: string | null
  readonly isFinished: boolean
  /** Reads what a step stored; null while it has not ended. */
  part<T extends z.ZodType>(key: string, schema: T): Promise<z.output<T> | null>
}

/** A meeting's session with what its newest run has stored so far. @throws AppError not_found */
export async function loadSession(scope: CallScope, sessionId: string, page = new PageCalls(scope)): Promise<LoadedSession> {
  const { session, outputs } = await scope.inTransaction(async (ctx) => {
    const found = await getSession({ ...ctx, agents: scope.services.agents }, { sessionId })
    const run = found.runs.find(({ kind }) => kind === 'summarise')
    return { session: found, outputs: run ? await getStepOutputs(ctx, { runId: run.id }) : new Map<string, StoredValue>() }
  })
  const run = session.runs.find(({ kind }) => kind === 'summarise')
  const place = { objects: page.ports.objects, tenant: scope.tenant, runId: run?.id ?? '', deadline: page.deadline }
  return {
    session,
    runId: run?.id ?? null,
    isFinished: run?.status === 'succeeded',
    part: async (key, schema) => {
      const stored = outputs.get(key)
      return stored ? schema.parse(await loadValue(place, stored)) : null
    },
  }
}
