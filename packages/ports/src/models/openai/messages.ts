import type { CheckedRequest } from '../backend.ts'
import type { Message } from '../port.ts'

function chatMessages({ role, content }: Message): Record<string, unknown>[] {
  const text = content.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join('\n')
  const calls = content.flatMap((block) =>
    block.type === 'tool_use'
      ? [{ id: block.id, type: 'function', function: { name: block.name, arguments: JSON.stringify(block.input) } }]
      : [],
  )
  const results = content.flatMap((block) =>
    block.type === 'tool_result'
      ? [{ role: 'tool', tool_call_id: block.id, content: block.failed ? `The tool failed: ${block.content}` : block.content }]
      : [],
  )
  const own =
    text === '' && calls.length === 0
      ? []
      : [{ role, content: text === '' ? null : text, ...(calls.length > 0 ? { tool_calls: calls } : {}) }]
  return [...results, ...own]
}

/** A conversation in the words of OpenAI's chat completions. */
export const chatBody = (request: CheckedRequest, model: string, isStreamed: boolean) => ({
  // A tenant's choice names a Bedrock model, which this server does not have.
  model,
  messages: [
    ...(request.system === undefined ? [] : [{ role: 'system', content: request.system }]),
    ...request.messages.flatMap(chatMessages),
  ],
  max_tokens: request.maxTokens,
  ...(request.temperature === undefined ? {} : { temperature: request.temperature }),
  ...(request.tools === undefined || request.tools.length === 0
    ? {}
    : {
        tools: request.tools.map(({ name, description, inputSchema }) => ({
          type: 'function',
          function: { name, description, parameters: inputSchema },
        })),
      }),
  ...(isStreamed ? { stream: true, stream_options: { include_usage: true } } : {}),
})
