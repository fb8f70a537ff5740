import { z } from 'zod'

/** What a run of the summarizer is given: where the transcript lies, and what was chosen at the start. */
export const meetingInput = z.object({
  /** In the objects port: a `Transcript` as JSON. */
  transcriptKey: z.string().min(1).max(300),
  title: z.string().min(1).max(200),
  /** The calendar day of the meeting; due dates are worked out from it. */
  heldOn: z.iso.date().nullable(),
  /** What to do where no model answers: go on with the built-in extraction and say so, or stop there to be retried. */
  whenNoModel: z.enum(['go-on', 'wait']),
})
export type MeetingInput = z.infer<typeof meetingInput>
