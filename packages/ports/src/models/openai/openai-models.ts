import { MalformedAnswerError } from '../../aws/aws-call.ts'
import type { ModelsBackend } from '../backend.ts'
import { estimateRequestTokens, estimateTokens } from '../estimate-tokens.ts'
import type { ContentBlock } from '../port.ts'
import { unitEmbeddings } from '../unit-embeddings.ts'
import { completionSchema, embeddingsSchema, parseJson, read, stopReasonOf, usageOf } from './answers.ts'
import { chatBody } from './messages.ts'
import { post, type OpenAiServer } from './request.ts'
import { streamEvents } from './stream.ts'

/** Any server that speaks OpenAI's protocol: llama.cpp, vLLM, Ollama and their like. */
export function createOpenAiModels(server: OpenAiServer): ModelsBackend {
  const space = `openai:${server.model}`
  return {
    space,
    converse: async (request, signal) => {
      const response = await post(server, '/chat/completions', chatBody(request, server.model, false), signal)
      const answer = read(completionSchema, parseJson(await response.text(), 'JSON'), 'completion')
      const { message, finish_reason: finish } = answer.choices[0]!
      const calls = (message.tool_calls ?? []).map((call): ContentBlock => ({
        type: 'tool_use',
        id: call.id,
        name: call.function.name,
        input: parseJson(call.function.arguments || '{}', 'tool input'),
      }))
      const text = message.content ?? ''
      return {
        model: answer.model ?? server.model,
        message: { role: 'assistant', content: [...(text === '' ? [] : [{ type: 'text' as const, text }]), ...calls] },
        stopReason: stopReasonOf(finish, calls.length > 0),
        usage: usageOf(answer.usage, () => ({ inputTokens: estimateRequestTokens(request), outputTokens: estimateTokens(text) })),
        extractive: false,
      }
    },
    converseStream: async (request, signal) => {
      const response = await post(server, '/chat/completions', chatBody(request, server.model, true), signal)
      const isEvents = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false
      if (!isEvents || response.body === null) {
        await response.body?.cancel()
        throw new MalformedAnswerError('event stream')
      }
      return streamEvents(response.body, server.model, (text) => ({
        inputTokens: estimateRequestTokens(request),
        outputTokens: estimateTokens(text),
      }))
    },
    embed: async (texts, signal) => {
      const response = await post(server, '/embeddings', { model: server.model, input: texts }, signal)
      const answer = read(embeddingsSchema, parseJson(await response.text(), 'JSON'), 'embeddings')
      const vectors = answer.data.toSorted((a, b) => a.index - b.index).map((each) => each.embedding)
      const inputTokens = answer.usage?.prompt_tokens ?? texts.reduce((sum, text) => sum + estimateTokens(text), 0)
      return unitEmbeddings(space, vectors, texts.length, { inputTokens, outputTokens: 0 })
    },
  }
}
