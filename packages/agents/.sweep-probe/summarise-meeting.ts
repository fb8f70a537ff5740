import { findActions } from './actions/find-actions.ts'
import { findDecisions } from './decisions/find-decisions.ts'
import type { DegradedPart, MeetingResult, Topic, Transcript, TranscriptFacts } from './schema.ts'
import { measureSpeakers } from './speakers/measure-speakers.ts'
import { summarise } from './summary/summarise.ts'
import { countWords } from './text/words.ts'
import { segmentTopics } from './topics/segment-topics.ts'
import { cleanTranscript } from './transcript/clean-transcript.ts'

export const describeTranscript = (transcript: Transcript): TranscriptFacts => ({
  format: transcript.format,
  turns: transcript.turns.length,
  words: transcript.turns.reduce((sum, turn) => sum + countWords(turn.text), 0),
  durationMs: transcript.durationMs,
  durationIsEstimated: transcript.durationIsEstimated,
  warnings: transcript.warnings,
})

export const nameMeeting = (topics: Topic[]): string => topics[0]?.title ?? 'Meeting'

export const extractiveParts: DegradedPart[] = [
  { part: 'summary', reason: 'Extractive: sentences were picked from the transcript, nothing was rewritten.' },
  { part: 'decisions', reason: 'Extractive: found by the words that announce a decision.' },
  { part: 'actions', reason: 'Extractive: found by the words of promises and requests.' },
]

/** All steps without a model, in one go. Evidence points into the turns of `cleanTranscript(transcript)`. */
export const summariseMeeting = (transcript: Transcript, options: { title?: string; meetingDate?: Date } = {}): MeetingResult => {
  const { turns, language } = cleanTranscript(transcript)
  const topics = segmentTopics(turns, language.code)
  return {
    title: options.title ?? nameMeeting(topics),
    language,
    transcript: describeTranscript(transcript),
    topics,
    speakers: measureSpeakers(turns),
    summary: summarise(turns, topics, language.code),
    decisions: findDecisions(turns, language.code),
    actions: findActions(turns, language.code, options.meetingDate),
    degraded: extractiveParts,
  }
}
