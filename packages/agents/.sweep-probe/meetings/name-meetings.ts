import type { CallScope } from '@understudy/api'
import { namesOfSessions } from '@understudy/runtime/server'
import type { MeetingQuote } from './schema.ts'

/** Titles and days of the meetings that still exist, by session. */
export async function nameMeetings(
  scope: CallScope,
  sessionIds: readonly string[],
): Promise<Map<string, MeetingQuote['meeting']>> {
  const sessions = await scope.inTransaction((ctx) => namesOfSessions(ctx, { sessionIds: [...new Set(sessionIds)] }))
  return new Map(
    sessions.map(({ id, title, configuration }) => [
      id,
      { sessionId: id, title, heldOn: typeof configuration.heldOn === 'string' ? configuration.heldOn : null },
    ]),
  )
}
