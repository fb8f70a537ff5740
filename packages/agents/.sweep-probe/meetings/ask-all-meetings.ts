import type { CallScope } from '@understudy/api'
import { answerAcrossMeetings } from '../questions/answer-across-meetings.ts'
import { detectLanguage } from '../transcript/detect-language.ts'
import { findPassages } from './find-passages.ts'
import { nameMeetings } from './name-meetings.ts'
import type { PageCalls } from './page-calls.ts'
import { recallMeetings } from './recall-meetings.ts'
import type { MeetingAnswer } from './schema.ts'

type Answered = Pick<MeetingAnswer, 'answered' | 'quotes' | 'recalled' | 'notReached'>

/** Answers from all meetings of the tenant by search, and recalls what the agent remembers of them. */
export async function askAllMeetings(scope: CallScope, page: PageCalls, question: string): Promise<Answered> {
  const [passages, recalled] = await Promise.all([findPassages(scope, page, question), recallMeetings(scope, page, question)])
  const found = answerAcrossMeetings(passages.candidates, question, detectLanguage(question).code)
  const ids = [...found.quotes.flatMap(({ meetingId }) => meetingId ?? []), ...recalled.records.map(({ sessionId }) => sessionId)]
  const meetings = await nameMeetings(scope, ids)
  const startMsOf = new Map(passages.candidates.map(({ meetingId, turn, startMs }) => [`${meetingId}:${turn}`, startMs]))
  return {
    answered: found.answered,
    // A meeting that is no longer there is not quoted, whatever an index still holds.
    quotes: found.quotes.flatMap(({ meetingId, ...quote }) => {
      const meeting = meetings.get(meetingId ?? '')
      return meeting ? [{ ...quote, startMs: startMsOf.get(`${meetingId}:${quote.turn}`) ?? null, meeting }] : []
    }),
    recalled: recalled.records.flatMap(({ sessionId, text }) => {
      const meeting = meetings.get(sessionId)
      return meeting ? [{ text, meeting }] : []
    }),
    notReached: [...passages.notReached, ...recalled.notReached],
  }
}
