import type { AskedQuestion, MeetingAnswer, MeetingQuote } from '@understudy/agents/meetmind'

/** An answer that was just given, or one from before, of which no calls are remembered. */
export type ShownAnswer = AskedQuestion & Partial<Pick<MeetingAnswer, 'calls' | 'notReached'>>
export type ShownQuote = MeetingQuote
