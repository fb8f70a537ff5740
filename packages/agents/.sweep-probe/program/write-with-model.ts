import { AppError, isAppError } from '@understudy/core'
import { PortError } from '@understudy/ports'
import type { StepContext } from '@understudy/runtime/server'
import { z } from 'zod'
import type { Prompt } from '../model/build-prompt.ts'
import type { MeetingInput } from './meeting-input.ts'

const MAX_TOKENS = 4_096

export const writtenOf = <T extends z.ZodType>(value: T) =>
  z.object({
    value,
    /** Why the words were picked and not written; null when a model wrote them. */
    extractiveBecause: z.string().nullable(),
  })

export interface Written<T> {
  value: T
  extractiveBecause: string | null
}

interface Work<T> {
  readonly prompt: Prompt
  /** @throws AppError unavailable when the answer cannot be proven from the transcript. */
  readonly parse: (answer: string) => T
  readonly extract: () => T
}

/**
 * Lets a model write, and picks from the transcript where none answers or its answer cannot be proven. A refusal for
 * another reason (a budget, a missing right) is not covered up.
 */
export async function writeWithModel<T>(
  step: StepContext,
  whenNoModel: MeetingInput['whenNoModel'],
  work: Work<T>,
): Promise<Written<T>> {
  const answer = await askModel(step, work.prompt)
  if ('text' in answer) {
    try {
      return { value: work.parse(answer.text), extractiveBecause: null }
    } catch (error) {
      if (!isAppError(error, 'unavailable')) throw error
      step.log.warn({ reason: error.message }, 'the model’s answer could not be used')
      answerUnless(whenNoModel, error.message)
      return { value: work.extract(), extractiveBecause: error.message }
    }
  }
  answerUnless(whenNoModel, answer.reason)
  return { value: work.extract(), extractiveBecause: answer.reason }
}

async function askModel(step: StepContext, { system, user }: Prompt): Promise<{ text: string } | { reason: string }> {
  try {
    const { value, degraded } = await step.ports.models.converse({
      system,
      messages: [{ role: 'user', content: [{ type: 'text', text: user }] }],
      maxTokens: MAX_TOKENS,
      temperature: 0,
    })
    if (value.extractive) return { reason: degraded ?? 'No model service answers: sentences are picked, nothing is rewritten.' }
    return { text: value.message.content.map((block) => (block.type === 'text' ? block.text : '')).join('') }
  } catch (error) {
    if (error instanceof PortError && (error.code === 'unavailable' || error.code === 'deadline_exceeded'))
      return { reason: error.message }
    throw error
  }
}

function answerUnless(whenNoModel: MeetingInput['whenNoModel'], reason: string): void {
  if (whenNoModel === 'wait')
    throw new AppError('unavailable', `${reason} This session was told to wait for a model: retry it when one answers.`)
}
