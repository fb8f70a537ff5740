import type {
  ContentBlock as BedrockBlock,
  ConverseCommandInput,
  Message as BedrockMessage,
  TokenUsage,
  ToolConfiguration,
} from '@aws-sdk/client-bedrock-runtime'
import type { Json } from '@understudy/core'
import { MalformedAnswerError, present } from '../aws/aws-call.ts'
import type { CheckedRequest } from './backend.ts'
import type { ContentBlock, Message, StopReason, Usage } from './port.ts'

type Document = NonNullable<ConverseCommandInput['additionalModelRequestFields']>

function blockToBedrock(block: ContentBlock): BedrockBlock {
  switch (block.type) {
    case 'text':
      return { text: block.text }
    case 'tool_use':
      return { toolUse: { toolUseId: block.id, name: block.name, input: block.input as Document } }
    case 'tool_result':
      return {
        toolResult: { toolUseId: block.id, content: [{ text: block.content }], status: block.failed ? 'error' : 'success' },
      }
  }
}

const toolConfig = (tools: NonNullable<CheckedRequest['tools']>): ToolConfiguration => ({
  tools: tools.map(({ name, description, inputSchema }) => ({
    toolSpec: { name, description, inputSchema: { json: inputSchema as Document } },
  })),
})

/** A request as Converse and ConverseStream both take it. */
export const converseInput = (request: CheckedRequest, modelId: string): ConverseCommandInput => ({
  modelId,
  ...(request.system === undefined ? {} : { system: [{ text: request.system }] }),
  messages: request.messages.map(({ role, content }): BedrockMessage => ({ role, content: content.map(blockToBedrock) })),
  inferenceConfig: {
    maxTokens: request.maxTokens,
    ...(request.temperature === undefined ? {} : { temperature: request.temperature }),
  },
  ...(request.tools === undefined || request.tools.length === 0 ? {} : { toolConfig: toolConfig(request.tools) }),
})

/** Blocks that the port has no word for (reasoning, citations) are left out. */
export function messageFrom(message: BedrockMessage | undefined): Message {
  const content = present(message?.content, 'message').flatMap((block): ContentBlock[] => {
    if (block.text !== undefined) return [{ type: 'text', text: block.text }]
    if (block.toolUse === undefined) return []
    const { toolUseId, name, input } = block.toolUse
    return [
      { type: 'tool_use', id: present(toolUseId, 'tool use id'), name: present(name, 'tool name'), input: (input ?? {}) as Json },
    ]
  })
  return { role: 'assistant', content }
}

const stopReasons: Record<string, StopReason> = {
  end_turn: 'end_turn',
  tool_use: 'tool_use',
  max_tokens: 'max_tokens',
  model_context_window_exceeded: 'max_tokens',
  stop_sequence: 'stop_sequence',
  guardrail_intervened: 'guardrail',
  content_filtered: 'guardrail',
}

/** @throws MalformedAnswerError for a reason that the service does not document */
export function stopReasonFrom(reason: string | undefined): StopReason {
  const known = stopReasons[reason ?? '']
  if (known === undefined) throw new MalformedAnswerError('known stop reason')
  return known
}

export const usageFrom = (usage: TokenUsage | undefined): Usage => ({
  inputTokens: present(usage?.inputTokens, 'usage'),
  outputTokens: present(usage?.outputTokens, 'usage'),
})
