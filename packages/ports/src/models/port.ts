import type { Json } from '@understudy/core'
import type { Answer, CallContext, Operations } from '../call.ts'

export type ContentBlock =
  | { type: 'text'; text: string }
  | { type: 'tool_use'; id: string; name: string; input: Json }
  | { type: 'tool_result'; id: string; content: string; failed?: boolean }

export interface Message {
  role: 'user' | 'assistant'
  content: ContentBlock[]
}

export interface ConverseRequest {
  /** A tenant's choice, or the configured default. */
  model?: string
  system?: string
  messages: Message[]
  /** 1–8,192, 1,024 unless told. */
  maxTokens?: number
  temperature?: number
  tools?: { name: string; description: string; inputSchema: Json }[]
}

export type StopReason = 'end_turn' | 'max_tokens' | 'tool_use' | 'guardrail' | 'stop_sequence'

export interface Usage {
  inputTokens: number
  outputTokens: number
}

export interface ConverseResponse {
  model: string
  message: Message
  stopReason: StopReason
  usage: Usage
  /** True when a built-in model picked sentences from the input and rewrote nothing. */
  extractive: boolean
}

export type ConverseEvent =
  | { type: 'start'; model: string }
  | { type: 'text'; text: string }
  | { type: 'tool_use'; id: string; name: string; input: Json }
  | { type: 'stop'; stopReason: StopReason; usage: Usage }

export interface Embeddings {
  /** Names the model and its version; vectors of two spaces are never compared. */
  space: string
  dimensions: number
  /** Unit length, one a text, in order. */
  vectors: number[][]
  usage: Usage
}

/** Bedrock's Converse semantics. Calls cost money and are never repeated after an unknown outcome. */
export interface Models {
  converse(call: CallContext, request: ConverseRequest): Promise<Answer<ConverseResponse>>
  /** Events in order: start, then text and tool_use, then stop. */
  converseStream(call: CallContext, request: ConverseRequest): Promise<Answer<AsyncIterable<ConverseEvent>>>
  /** At most 96 texts of at most 8,000 characters; pass `space` to demand one: another provider's is refused (precondition_failed). */
  embed(call: CallContext, request: { texts: string[]; space?: string }): Promise<Answer<Embeddings>>
  /** An estimate within 20 % where the provider cannot count. */
  countTokens(call: CallContext, request: ConverseRequest): Promise<Answer<{ inputTokens: number }>>
}

const priced = { kind: 'read', idempotent: false, needsCompleteMirror: false, budgetMs: 60_000 } as const

export const modelOperations: Operations<Models> = {
  converse: priced,
  converseStream: priced,
  embed: { kind: 'read', idempotent: true, needsCompleteMirror: false, budgetMs: 10_000 },
  countTokens: { kind: 'read', idempotent: true, needsCompleteMirror: false, budgetMs: 3_000 },
}
