import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import type { Json } from '@understudy/core'
import { MalformedAnswerError, present } from '../aws/aws-call.ts'
import { stopReasonFrom, usageFrom } from './aws-converse.ts'
import type { ConverseEvent, StopReason, Usage } from './port.ts'

/** @throws MalformedAnswerError */
function parseInput(text: string): Json {
  try {
    return JSON.parse(text === '' ? '{}' : text) as Json
  } catch (error) {
    if (error instanceof SyntaxError) throw new MalformedAnswerError('whole tool input')
    throw error
  }
}

/** ConverseStream's events as the port's. A tool's input comes in pieces and is told when its block ends; usage comes after the stop. */
export async function* streamFrom(stream: AsyncIterable<ConverseStreamOutput>, model: string): AsyncGenerator<ConverseEvent> {
  let tool: { id: string; name: string; input: string } | undefined
  let stopReason: StopReason | undefined
  let usage: Usage | undefined
  for await (const event of stream) {
    if (event.messageStart) yield { type: 'start', model }
    const begun = event.contentBlockStart?.start?.toolUse
    if (begun) tool = { id: present(begun.toolUseId, 'tool use id'), name: present(begun.name, 'tool name'), input: '' }
    const delta = event.contentBlockDelta?.delta
    if (delta?.text) yield { type: 'text', text: delta.text }
    if (tool && delta?.toolUse) tool.input += delta.toolUse.input ?? ''
    if (event.contentBlockStop && tool) {
      yield { type: 'tool_use', id: tool.id, name: tool.name, input: parseInput(tool.input) }
      tool = undefined
    }
    if (event.messageStop) stopReason = stopReasonFrom(event.messageStop.stopReason)
    if (event.metadata) usage = usageFrom(event.metadata.usage)
  }
  yield { type: 'stop', stopReason: present(stopReason, 'stop'), usage: present(usage, 'usage') }
}
