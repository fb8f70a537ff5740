import { MalformedAnswerError } from '../aws/aws-call.ts'
import type { CallContext } from '../call.ts'
import { portCall, type PortCall } from '../port-call.ts'
import type { ConverseEvent } from './port.ts'

/**
 * A stream under the rules of its call: each event within the deadline, every error a PortError, start first and stop last. A stream
 * that breaks off before its stop is no answer. Whoever stops reading, or fails to, ends the request behind it.
 * @throws PortError
 */
export async function* guardStream(
  what: PortCall,
  call: CallContext,
  events: AsyncIterable<ConverseEvent>,
  end: () => void,
): AsyncGenerator<ConverseEvent> {
  const iterator = events[Symbol.asyncIterator]()
  let isStarted = false
  try {
    for (;;) {
      const event = await portCall(what, call, async () => {
        const { value, done } = await iterator.next()
        if (done) throw new MalformedAnswerError('end')
        if ((value.type === 'start') === isStarted) throw new MalformedAnswerError('order')
        return value
      })
      isStarted = true
      yield event
      if (event.type === 'stop') return
    }
  } finally {
    end()
  }
}
