import type { RunContext, StepContext } from '@understudy/runtime/server'
import type { MeetingResult } from '../schema.ts'

const MOST_RECORDS = 60

const meetingNamespace = (sessionId: string): string => `/meetings/${sessionId}`

/** The session a record's namespace belongs to; null for records of other kinds. */
export const sessionOfNamespace = (namespace: string): string | null =>
  /^\/meetings\/([0-9a-f-]{36})$/.exec(namespace)?.[1] ?? null

/** Keeps what the meeting said in the agent's memory: an event in this session, and a record for each sentence worth finding again. */
export async function rememberMeeting(
  ctx: RunContext,
  step: StepContext,
  result: MeetingResult,
  heldOn: string | null,
): Promise<{ records: number }> {
  const { memoryContext, id, title } = ctx.session
  const overall = result.summary.overall.map(({ text }) => text)
  await step.ports.memory.createEvent({
    ...memoryContext,
    eventTime: ctx.clock.now(),
    payload: [
      { kind: 'message', role: 'assistant', text: overall.join(' ').slice(0, 8_000) || `“${title}” has no sentence to keep.` },
    ],
    metadata: { kind: 'summary' },
  })
  const sentences = [
    ...overall.map((content) => ({ kind: 'summary', content })),
    ...result.decisions.map(({ text }) => ({ kind: 'decision', content: text })),
    ...result.actions.map(({ text }) => ({ kind: 'action', content: text })),
  ].slice(0, MOST_RECORDS)
  if (sentences.length === 0) return { records: 0 }
  const outcomes = await step.ports.memory.createRecords(
    memoryContext.memoryId,
    sentences.map(({ kind, content }, nth) => ({
      requestId: `${ctx.run.id}-${nth}`,
      namespaces: [meetingNamespace(id)],
      content: content.slice(0, 8_000),
      metadata: { kind, ...(heldOn && { heldOn }) },
    })),
  )
  return { records: outcomes.value.filter((outcome) => !('error' in outcome)).length }
}
