import { AppError } from '@understudy/core'
import type { CallScope } from '@understudy/api'
import { PortError } from '@understudy/ports'
import { buildPrompt } from '../model/build-prompt.ts'
import { parseModelAnswer } from '../model/parse-model-answer.ts'
import { answerQuestion } from '../questions/answer-question.ts'
import { Transcript, type Sentence } from '../schema.ts'
import { loadSession } from './load-session.ts'
import type { PageCalls } from './page-calls.ts'
import type { MeetingAnswer } from './schema.ts'

type Answered = Pick<MeetingAnswer, 'answered' | 'quotes' | 'written' | 'notReached'> & { readonly title: string }

/** Answers from one transcript: quotes always, and a model's sentences where one answers. @throws AppError precondition_failed before it is loaded */
export async function askOneMeeting(
  scope: CallScope,
  page: PageCalls,
  input: { sessionId: string; question: string },
): Promise<Answered> {
  const { session, part } = await loadSession(scope, input.sessionId, page)
  const transcript = await part('ingest', Transcript)
  if (!transcript)
    throw new AppError('precondition_failed', 'The transcript is not loaded yet. Ask when the first step has ended.')
  const found = answerQuestion(transcript.turns, input.question, transcript.language.code)
  const written = await writeAnswer(scope, page, transcript, input.question)
  const heldOn = typeof session.configuration.heldOn === 'string' ? session.configuration.heldOn : null
  const quotes = found.quotes.map(({ meetingId: _meetingId, ...quote }) => ({
    ...quote,
    startMs: transcript.turns[quote.turn]?.startMs ?? null,
    meeting: { sessionId: session.id, title: session.title, heldOn },
  }))
  return { answered: found.answered || (written?.length ?? 0) > 0, quotes, written, notReached: [], title: session.title }
}

/** Null where no model answers or nothing in its answer can be proven: then the quotes are the answer. */
async function writeAnswer(
  scope: CallScope,
  page: PageCalls,
  { turns, language }: Transcript,
  question: string,
): Promise<Sentence[] | null> {
  const { system, user } = buildPrompt({ kind: 'answer', question }, turns, language.code)
  try {
    const request = {
      system,
      messages: [{ role: 'user' as const, content: [{ type: 'text' as const, text: user }] }],
      maxTokens: 1_024,
      temperature: 0,
    }
    const { value } = await page.note('models', 'converse', page.ports.models.converse(page.next(), request))
    if (value.extractive) return null
    return parseModelAnswer(
      value.message.content.map((block) => (block.type === 'text' ? block.text : '')).join(''),
      turns,
      language.code,
    )
  } catch (error) {
    if (!(error instanceof PortError) && !(error instanceof AppError && error.code === 'unavailable')) throw error
    scope.log.warn({ reason: error.message }, 'no model wrote an answer')
    return null
  }
}
