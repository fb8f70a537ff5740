import { flow, router } from '@understudy/api'
import { z } from 'zod'
import { askMeeting } from './ask-meeting.ts'
import { getMeeting } from './get-meeting.ts'
import { PageCalls } from './page-calls.ts'
import { listQuestions } from './question-memory.ts'
import {
  askedQuestionSchema,
  askMeetingInput,
  meetingAnswerSchema,
  meetingIdInput,
  meetingSchema,
  startedMeetingSchema,
  startMeetingInput,
} from './schema.ts'
import { startMeeting } from './start-meeting.ts'

export const meetingsRouter = router({
  start: flow({ scope: 'tenant', action: 'session.create', audit: 'session.created' })
    .input(startMeetingInput)
    .output(startedMeetingSchema)
    .mutation(({ ctx, input }) => startMeeting(ctx.scope, input)),
  get: flow({ scope: 'tenant', action: 'session.read', audit: 'none' })
    .input(meetingIdInput)
    .output(meetingSchema)
    .query(({ ctx, input }) => getMeeting(ctx.scope, input)),
  ask: flow({ scope: 'tenant', action: 'session.ask', audit: 'meeting.asked' })
    .input(askMeetingInput)
    .output(meetingAnswerSchema)
    .mutation(({ ctx, input }) => askMeeting(ctx.scope, input)),
  questions: flow({ scope: 'tenant', action: 'session.read', audit: 'none' })
    .input(z.object({ sessionId: z.uuid().nullable() }))
    .output(z.array(askedQuestionSchema))
    .query(({ ctx, input }) => listQuestions(ctx.scope, new PageCalls(ctx.scope), input.sessionId)),
})
