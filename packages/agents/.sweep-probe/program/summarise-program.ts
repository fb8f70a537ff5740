import { defineProgram, type RunContext, type StepContext } from '@understudy/runtime/server'
import { z } from 'zod'
import { findActions } from '../actions/find-actions.ts'
import { findDecisions } from '../decisions/find-decisions.ts'
import { buildPrompt } from '../model/build-prompt.ts'
import { parseModelActions, parseModelDecisions, parseModelSummary } from '../model/parse-model-answer.ts'
import { ActionItem, Decision, MeetingResult, SpeakerStats, Summary, Topic, Transcript, type DegradedPart } from '../schema.ts'
import { measureSpeakers } from '../speakers/measure-speakers.ts'
import { describeTranscript } from '../summarise-meeting.ts'
import { summarise } from '../summary/summarise.ts'
import { segmentTopics } from '../topics/segment-topics.ts'
import { cleanTranscript } from '../transcript/clean-transcript.ts'
import { indexMeeting } from './index-meeting.ts'
import { meetingInput, type MeetingInput } from './meeting-input.ts'
import { rememberMeeting } from './remember-meeting.ts'
import { writeWithModel, writtenOf } from './write-with-model.ts'

const steps = [
  { key: 'ingest', title: 'Load and clean the transcript' },
  { key: 'segment', title: 'Find the topics' },
  { key: 'speakers', title: 'Measure who spoke' },
  { key: 'summarise', title: 'Write the summary' },
  { key: 'decisions', title: 'Find decisions' },
  { key: 'actions', title: 'Find actions, owners and dates' },
  { key: 'index', title: 'Make the meeting findable' },
  { key: 'remember', title: 'Remember the meeting' },
] as const

/** What a step that calls a model may take; a pass over six hours of talk takes well under a minute of it. */
const MODEL_STEP = { timeoutMs: 120_000, retry: 1 } as const

async function ingest(step: StepContext, input: MeetingInput): Promise<Transcript> {
  const { value } = await step.ports.objects.get(input.transcriptKey)
  const transcript = cleanTranscript(Transcript.parse(JSON.parse(Buffer.from(value.body).toString('utf8'))))
  step.progress(transcript.turns.length, transcript.turns.length, 'turns')
  return transcript
}

async function run(ctx: RunContext, input: MeetingInput): Promise<MeetingResult> {
  const { whenNoModel, heldOn, title } = input
  const transcript = await ctx.step('ingest', { output: Transcript, retry: 2 }, (step) => ingest(step, input))
  const { turns, language } = transcript
  const topics = await ctx.step('segment', { output: z.array(Topic) }, () => segmentTopics(turns, language.code))
  const speakers = await ctx.step('speakers', { output: z.array(SpeakerStats) }, () => measureSpeakers(turns))
  const summary = await ctx.step('summarise', { output: writtenOf(Summary), ...MODEL_STEP }, (step) =>
    writeWithModel(step, whenNoModel, {
      prompt: buildPrompt({ kind: 'summary', topics }, turns, language.code),
      parse: (answer) => parseModelSummary(answer, turns, topics, language.code),
      extract: () => summarise(turns, topics, language.code),
    }),
  )
  const decisions = await ctx.step('decisions', { output: writtenOf(z.array(Decision)), ...MODEL_STEP }, (step) =>
    writeWithModel(step, whenNoModel, {
      prompt: buildPrompt({ kind: 'decisions' }, turns, language.code),
      parse: (answer) => parseModelDecisions(answer, turns, language.code),
      extract: () => findDecisions(turns, language.code),
    }),
  )
  const actions = await ctx.step('actions', { output: writtenOf(z.array(ActionItem)), ...MODEL_STEP }, (step) =>
    writeWithModel(step, whenNoModel, {
      prompt: buildPrompt({ kind: 'actions', ...(heldOn && { meetingDay: heldOn }) }, turns, language.code),
      parse: (answer) => parseModelActions(answer, turns, language.code),
      extract: () => findActions(turns, language.code, heldOn ? new Date(`${heldOn}T12:00:00Z`) : undefined),
    }),
  )
  const parts = { summary, decisions, actions }
  const result: MeetingResult = {
    title,
    language,
    transcript: describeTranscript(transcript),
    topics,
    speakers,
    summary: summary.value,
    decisions: decisions.value,
    actions: actions.value,
    degraded: Object.entries(parts).flatMap(([part, { extractiveBecause }]): DegradedPart[] =>
      extractiveBecause === null ? [] : [{ part: part as DegradedPart['part'], reason: extractiveBecause }],
    ),
  }
  const indexed = { output: z.object({ indexed: z.number() }), timeoutMs: 120_000, retry: 2 }
  await ctx.step('index', indexed, (step) => indexMeeting(step, { sessionId: ctx.session.id, title, transcript }))
  await ctx.step('remember', { output: z.object({ records: z.number() }), retry: 2 }, (step) =>
    rememberMeeting(ctx, step, result, heldOn),
  )
  return result
}

/** From a stored transcript to minutes in which every sentence links to the turns it comes from. */
export const summariseProgram = defineProgram({
  title: 'Summarise a meeting',
  inputSchema: meetingInput,
  outputSchema: MeetingResult,
  steps,
  run,
})
