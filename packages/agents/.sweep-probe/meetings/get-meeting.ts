import type { CallScope } from '@understudy/api'
import { z } from 'zod'
import { writtenOf } from '../program/write-with-model.ts'
import { ActionItem, Decision, MeetingResult, SpeakerStats, Summary, Topic, Transcript, type DegradedPart } from '../schema.ts'
import { describeTranscript } from '../summarise-meeting.ts'
import { loadSession, type LoadedSession } from './load-session.ts'
import type { Meeting } from './schema.ts'

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** A meeting as far as its run has come. @throws AppError not_found, PortError when what is stored cannot be read now */
export async function getMeeting(scope: CallScope, input: { sessionId: string }): Promise<Meeting> {
  const loaded = await loadSession(scope, input.sessionId)
  const { session } = loaded
  const [transcript, topics, speakers, summary, decisions, actions] = await Promise.all([
    loaded.part('ingest', Transcript),
    loaded.part('segment', z.array(Topic)),
    loaded.part('speakers', z.array(SpeakerStats)),
    loaded.part('summarise', writtenOf(Summary)),
    loaded.part('decisions', writtenOf(z.array(Decision))),
    loaded.part('actions', writtenOf(z.array(ActionItem))),
  ])
  const written = { summary, decisions, actions }
  const degraded = Object.entries(written).flatMap(([part, value]): DegradedPart[] =>
    value?.extractiveBecause ? [{ part: part as DegradedPart['part'], reason: value.extractiveBecause }] : [],
  )
  const parts = {
    topics,
    speakers,
    summary: summary?.value ?? null,
    decisions: decisions?.value ?? null,
    actions: actions?.value ?? null,
  }
  return {
    sessionId: session.id,
    runId: loaded.runId,
    title: session.title,
    heldOn: textOf(session.configuration.heldOn),
    fileName: textOf(session.configuration.fileName),
    transcript,
    parts,
    result: wholeResult(loaded, transcript, parts, degraded),
  }
}

function wholeResult(
  { isFinished, session }: LoadedSession,
  transcript: Transcript | null,
  parts: Meeting['parts'],
  degraded: DegradedPart[],
): MeetingResult | null {
  if (!isFinished || !transcript) return null
  return MeetingResult.parse({
    title: session.title,
    language: transcript.language,
    transcript: describeTranscript(transcript),
    ...parts,
    degraded,
  })
}
