import { AppError } from '@understudy/core'
import type { CheckedRequest } from './backend.ts'
import { blockText } from './estimate-tokens.ts'
import type { ConverseRequest } from './port.ts'

const DEFAULT_MAX_TOKENS = 1_024
const MOST_TOKENS = 8_192
const MOST_CHARACTERS = 1_000_000
const MOST_TEXTS = 96
const LONGEST_TEXT = 8_000
const TOOL_NAME = /^[a-zA-Z0-9_-]{1,64}$/

const refuse = (message: string): never => {
  throw new AppError('invalid_input', message)
}

function checkMessages({ messages }: ConverseRequest): void {
  if (messages.length === 0) refuse('A conversation needs a message.')
  messages.forEach((message, nth) => {
    if (message.role !== (nth % 2 === 0 ? 'user' : 'assistant')) refuse('Messages take turns, beginning with the user.')
    if (
      message.content.length === 0 ||
      message.content.some((block) => block.type !== 'tool_result' && blockText(block).trim() === '')
    ) {
      refuse('A message holds something.')
    }
  })
  if (messages.at(-1)!.role !== 'user') refuse('The last message is the user’s.')
}

/** With its defaults filled in. @throws AppError invalid_input */
export function checkRequest(request: ConverseRequest): CheckedRequest {
  const { maxTokens = DEFAULT_MAX_TOKENS, temperature = 0, tools = [] } = request
  if (!Number.isInteger(maxTokens) || maxTokens < 1 || maxTokens > MOST_TOKENS)
    refuse(`An answer has 1 to ${MOST_TOKENS} tokens.`)
  if (!(temperature >= 0 && temperature <= 1)) refuse('A temperature is from 0 to 1.')
  if (tools.some((tool) => !TOOL_NAME.test(tool.name))) refuse('A tool name has 1–64 letters, digits, "_" or "-".')
  checkMessages(request)
  const characters = request.messages
    .flatMap((message) => message.content)
    .reduce((sum, block) => sum + blockText(block).length, 0)
  if (characters > MOST_CHARACTERS) refuse(`A conversation has at most ${MOST_CHARACTERS} characters.`)
  return { ...request, maxTokens }
}

/** @throws AppError invalid_input, precondition_failed when another space is demanded, unavailable without embeddings */
export function checkEmbed(request: { texts: readonly string[]; space?: string }, space: string | null): void {
  const { texts } = request
  if (texts.length < 1 || texts.length > MOST_TEXTS) refuse(`1 to ${MOST_TEXTS} texts are embedded at once.`)
  if (texts.some((text) => text.trim() === '')) refuse('An empty text has no embedding.')
  if (texts.some((text) => text.length > LONGEST_TEXT)) refuse(`A text to embed has at most ${LONGEST_TEXT} characters.`)
  if (space === null) throw new AppError('unavailable', 'No embedding model is configured on this side.')
  if (request.space !== undefined && request.space !== space) {
    throw new AppError('precondition_failed', `These embeddings are of ${space}, not of ${request.space}.`)
  }
}
