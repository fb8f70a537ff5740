import { z } from 'zod'
import { ActionItem, Decision, MeetingResult, Quote, Sentence, SpeakerStats, Summary, Topic, Transcript } from '../schema.ts'

/** 10 MB of file as base64. */
const MOST_BASE64 = 13_981_016

export const startMeetingInput = z.object({
  fileName: z.string().trim().min(1).max(255),
  contentBase64: z.base64().max(MOST_BASE64, 'The file is larger than 10 MB.'),
  title: z.string().trim().min(1, 'Give the meeting a title.').max(200),
  heldOn: z.iso.date().nullable().default(null),
  agentKey: z.string().min(1).max(50).default('summarizer'),
  whenNoModel: z.enum(['go-on', 'wait']).default('go-on'),
})
export type StartMeetingInput = z.infer<typeof startMeetingInput>

export const startedMeetingSchema = z.object({ sessionId: z.uuid(), runId: z.uuid() })

export const meetingIdInput = z.object({ sessionId: z.uuid() })

/** What is there of a meeting so far; each part is null until its step has ended. */
export const meetingSchema = z.object({
  sessionId: z.uuid(),
  runId: z.uuid().nullable(),
  title: z.string(),
  heldOn: z.string().nullable(),
  fileName: z.string().nullable(),
  /** Cleaned: evidence points into these turns. */
  transcript: Transcript.nullable(),
  parts: z.object({
    topics: z.array(Topic).nullable(),
    speakers: z.array(SpeakerStats).nullable(),
    summary: Summary.nullable(),
    decisions: z.array(Decision).nullable(),
    actions: z.array(ActionItem).nullable(),
  }),
  /** Whole, when the run has succeeded. */
  result: MeetingResult.nullable(),
})
export type Meeting = z.infer<typeof meetingSchema>

export const askMeetingInput = z.object({
  /** Null asks across all meetings of the tenant. */
  sessionId: z.uuid().nullable(),
  question: z.string().trim().min(3, 'Ask in a few words.').max(500, 'Ask in at most 500 characters.'),
})
export type AskMeetingInput = z.infer<typeof askMeetingInput>

const meetingRef = z.object({ sessionId: z.uuid(), title: z.string(), heldOn: z.string().nullable() })

export const quoteSchema = Quote.omit({ meetingId: true }).extend({ startMs: z.number().nullable(), meeting: meetingRef })
export type MeetingQuote = z.infer<typeof quoteSchema>

export const meetingAnswerSchema = z.object({
  question: z.string(),
  answered: z.boolean(),
  /** Word for word, best first. */
  quotes: z.array(quoteSchema),
  /** A model's sentences with their evidence; null where quotes are the answer. */
  written: z.array(Sentence).nullable(),
  /** What the agent remembers of other meetings that fits the question. */
  recalled: z.array(z.object({ text: z.string(), meeting: meetingRef })),
  /** What was not reached, in words; empty when everything was. */
  notReached: z.array(z.string()),
  calls: z.array(z.object({ port: z.string(), operation: z.string(), servedBy: z.string(), durationMs: z.number() })),
  at: z.date(),
})
export type MeetingAnswer = z.infer<typeof meetingAnswerSchema>

export const askedQuestionSchema = meetingAnswerSchema.omit({ calls: true, notReached: true })
export type AskedQuestion = z.infer<typeof askedQuestionSchema>
