import type { CallScope } from '@understudy/api'
import { meetingsAudit } from './audit-actions.ts'
import { askAllMeetings } from './ask-all-meetings.ts'
import { askOneMeeting } from './ask-one-meeting.ts'
import { PageCalls } from './page-calls.ts'
import { rememberQuestion } from './question-memory.ts'
import type { AskMeetingInput, MeetingAnswer } from './schema.ts'

/** Answers a question over one meeting or all of them, remembers it, and writes to the trail that it was asked. */
export async function askMeeting(scope: CallScope, input: AskMeetingInput): Promise<MeetingAnswer> {
  const page = new PageCalls(scope)
  const { sessionId, question } = input
  const nothing = { quotes: [], recalled: [], written: null, answered: false, notReached: [] }
  const { title, ...found } = sessionId
    ? await askOneMeeting(scope, page, { sessionId, question })
    : { ...(await askAllMeetings(scope, page, question)), title: scope.tenant.name }
  const answer: MeetingAnswer = { ...nothing, ...found, question, calls: page.calls, at: scope.clock.now() }
  const notRemembered = await rememberQuestion(scope, page, sessionId, answer)
  await scope.inTransaction((ctx) =>
    meetingsAudit.record(ctx, 'meeting.asked', {
      entity: sessionId ? { kind: 'session', id: sessionId, name: title } : { kind: 'tenant', id: scope.tenant.id, name: title },
      details: { acrossMeetings: sessionId === null, answered: answer.answered, quotes: answer.quotes.length },
    }),
  )
  return { ...answer, notReached: [...answer.notReached, ...notRemembered] }
}
