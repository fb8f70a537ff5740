import type { CallContext } from '../call.ts'
import { answerFrom, type Side } from '../side.ts'
import type { ModelsBackend } from './backend.ts'
import { estimateRequestTokens } from './estimate-tokens.ts'
import { guardStream } from './guard-stream.ts'
import { modelOperations, type Models, type Usage } from './port.ts'
import { checkEmbed, checkRequest } from './rules.ts'

/** The port over one side: its rules, deadline and errors are written once, for both. */
export function createModels(side: Side, backend: ModelsBackend): Models {
  const degraded = backend.degraded === undefined ? {} : { degraded: backend.degraded }
  const priceOf = (usage: Usage) => (backend.isFree ? {} : { usage })
  const run = <T>(name: keyof Models, call: CallContext, work: (signal: AbortSignal) => Promise<T>) =>
    answerFrom(side, name, modelOperations[name], call, (attempt) => work(attempt.signal))

  return {
    converse: async (call, request) => {
      const answer = await run('converse', call, async (signal) => backend.converse(checkRequest(request), signal))
      return { ...answer, ...degraded, ...priceOf(answer.value.usage) }
    },
    converseStream: async (call, request) => {
      // The request outlives the first answer: it ends when the reader does.
      const reading = new AbortController()
      const answer = await run('converseStream', call, async (signal) => {
        const stop = () => reading.abort()
        signal.addEventListener('abort', stop, { once: true })
        return backend.converseStream(checkRequest(request), reading.signal)
      })
      const what = { ...side, name: 'converseStream', operation: modelOperations.converseStream }
      return { ...answer, ...degraded, value: guardStream(what, call, answer.value, () => reading.abort()) }
    },
    embed: async (call, request) => {
      const answer = await run('embed', call, async (signal) => {
        checkEmbed(request, backend.space)
        return backend.embed(request.texts, signal)
      })
      return { ...answer, ...priceOf(answer.value.usage) }
    },
    countTokens: (call, request) =>
      run('countTokens', call, async () => ({ inputTokens: estimateRequestTokens(checkRequest(request)) })),
  }
}
