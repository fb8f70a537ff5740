import { AppError } from '@understudy/core'
import type { RuntimeContext } from '../runtime-context.ts'
import type { RunSummary, StartRunInput } from '../schema.ts'
import { findSession } from '../sessions/find-session.ts'
import { addRun } from './add-run.ts'

/** One more run in a session. @throws AppError not_found, precondition_failed when the session has ended, invalid_input */
export async function startRun(ctx: RuntimeContext, input: StartRunInput): Promise<RunSummary> {
  const session = await findSession(ctx, input.sessionId)
  if (session.status === 'ended') throw new AppError('precondition_failed', 'This session has ended. Start a new one.')
  return addRun(ctx, session, input)
}
