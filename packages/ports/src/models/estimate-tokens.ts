import type { ContentBlock, ConverseRequest } from './port.ts'

const PIECE = /\p{L}[\p{L}\p{M}]*|\p{N}{1,3}|[^\s\p{L}\p{N}]/gu
/** A common word is one token; longer ones break into pieces of about this many letters. */
const LETTERS_PER_TOKEN = 6
const TOKENS_PER_MESSAGE = 4

/** Tokens of a text for a byte-pair model of today, without asking one: words by length, digits by threes, marks by one. */
export function estimateTokens(text: string): number {
  let tokens = 0
  for (const [piece] of text.matchAll(PIECE)) tokens += Math.max(1, Math.ceil(piece.length / LETTERS_PER_TOKEN))
  return tokens
}

export const blockText = (block: ContentBlock): string =>
  block.type === 'text' ? block.text : block.type === 'tool_result' ? block.content : JSON.stringify(block.input)

export function estimateRequestTokens(request: ConverseRequest): number {
  const messages = request.messages.map((message) => message.content.map(blockText).join('\n'))
  const texts = [request.system ?? '', ...messages, request.tools ? JSON.stringify(request.tools) : '']
  return texts.reduce((sum, text) => sum + estimateTokens(text), messages.length * TOKENS_PER_MESSAGE)
}
