import type { Json } from '@understudy/core'
import type { CallScope } from '@understudy/api'
import { PortError, type MemoryAddress } from '@understudy/ports'
import { MEETING_MEMORY } from '../summarizer.ts'
import type { PageCalls } from './page-calls.ts'
import { askedQuestionSchema, type AskedQuestion, type MeetingAnswer } from './schema.ts'

const SHOWN = 20

/** Where a person's questions are remembered; those across all meetings have a place of their own. */
const addressOf = (scope: CallScope, sessionId: string | null): MemoryAddress => ({
  memoryId: MEETING_MEMORY,
  actorId: scope.actor.id,
  sessionId: sessionId ?? 'all-meetings',
})

/** Keeps question and answer. An answer that could not be kept is still an answer: it then says so. */
export async function rememberQuestion(
  scope: CallScope,
  page: PageCalls,
  sessionId: string | null,
  answer: MeetingAnswer,
): Promise<string[]> {
  const { calls: _calls, notReached: _notReached, ...kept } = answer
  try {
    const event = {
      ...addressOf(scope, sessionId),
      eventTime: answer.at,
      payload: [
        { kind: 'message' as const, role: 'user' as const, text: answer.question },
        { kind: 'data' as const, data: { ...kept, at: kept.at.toISOString() } as unknown as Json },
      ],
      metadata: { kind: 'question' },
    }
    await page.note('memory', 'createEvent', page.ports.memory.createEvent(page.next(), event))
    return []
  } catch (error) {
    if (!(error instanceof PortError)) throw error
    scope.log.warn({ reason: error.reason }, 'a question could not be remembered')
    return [`This question could not be remembered: ${error.message}`]
  }
}

/** What the person asked before, newest first. */
export async function listQuestions(scope: CallScope, page: PageCalls, sessionId: string | null): Promise<AskedQuestion[]> {
  const filter = { metadata: { kind: 'question' }, limit: SHOWN }
  const { value } = await page.ports.memory.listEvents(page.next(), addressOf(scope, sessionId), filter)
  return value.items.flatMap(({ payload, eventTime }) => {
    const data = payload.find((part) => part.kind === 'data')?.data
    const asked = askedQuestionSchema.safeParse(data && typeof data === 'object' ? { ...data, at: eventTime } : null)
    return asked.success ? [asked.data] : []
  })
}
