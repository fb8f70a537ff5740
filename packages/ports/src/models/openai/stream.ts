import { MalformedAnswerError } from '../../aws/aws-call.ts'
import type { ConverseEvent, Usage } from '../port.ts'
import { chunkSchema, parseJson, read, stopReasonOf, usageOf } from './answers.ts'
import { serverSentEvents } from './server-sent-events.ts'

interface ToolCall {
  id: string
  name: string
  input: string
}

/** Chat completion chunks as the port's events. A tool's input comes in pieces and is told when it is whole. */
export async function* streamEvents(
  body: ReadableStream<Uint8Array>,
  model: string,
  estimate: (text: string) => Usage,
): AsyncGenerator<ConverseEvent> {
  const calls: ToolCall[] = []
  let text = ''
  let finish: string | null | undefined
  let usage: Parameters<typeof usageOf>[0]
  let isStarted = false
  let isDone = false
  for await (const data of serverSentEvents(body)) {
    if (data === '[DONE]') {
      isDone = true
      break
    }
    const chunk = read(chunkSchema, parseJson(data, 'JSON in an event'), 'chunk')
    if (!isStarted) yield { type: 'start', model: chunk.model ?? model }
    isStarted = true
    usage = chunk.usage ?? usage
    const choice = chunk.choices[0]
    finish = choice?.finish_reason ?? finish
    if (choice?.delta.content) {
      text += choice.delta.content
      yield { type: 'text', text: choice.delta.content }
    }
    for (const piece of choice?.delta.tool_calls ?? []) {
      const call = (calls[piece.index] ??= { id: '', name: '', input: '' })
      call.id ||= piece.id ?? ''
      call.name ||= piece.function?.name ?? ''
      call.input += piece.function?.arguments ?? ''
    }
  }
  // Neither its reason to stop nor the end mark: the server broke off.
  if (!isDone && !finish) throw new MalformedAnswerError('end of the stream')
  for (const { id, name, input } of calls) yield { type: 'tool_use', id, name, input: parseJson(input || '{}', 'tool input') }
  yield { type: 'stop', stopReason: stopReasonOf(finish, calls.length > 0), usage: usageOf(usage, () => estimate(text)) }
}
