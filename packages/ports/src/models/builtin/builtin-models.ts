import type { CheckedRequest, Embedder, ModelsBackend } from '../backend.ts'
import { blockText, estimateRequestTokens, estimateTokens } from '../estimate-tokens.ts'
import type { ConverseEvent, StopReason, Usage } from '../port.ts'
import { hashEmbedder } from './hash-embedder.ts'
import { pickSentences } from './pick-sentences.ts'

const MODEL = 'builtin-extractive-v1'
const DEGRADED = 'No model service is configured: sentences are picked, nothing is rewritten.'

interface Picked {
  sentences: readonly string[]
  stopReason: StopReason
  usage: Usage
}

/** What the last message brought is the material; instructions cannot be followed, so they are not read. */
function pick(request: CheckedRequest): Picked {
  const material = request.messages.at(-1)!.content.map(blockText).join('\n')
  const { sentences, isCut } = pickSentences(material, request.maxTokens)
  return {
    sentences,
    stopReason: isCut ? 'max_tokens' : 'end_turn',
    usage: { inputTokens: estimateRequestTokens(request), outputTokens: estimateTokens(sentences.join(' ')) },
  }
}

async function* tell({ sentences, stopReason, usage }: Picked): AsyncGenerator<ConverseEvent> {
  yield { type: 'start', model: MODEL }
  for (const [nth, sentence] of sentences.entries()) yield { type: 'text', text: nth === 0 ? sentence : ` ${sentence}` }
  yield { type: 'stop', stopReason, usage }
}

/** No model at all: the sentences that say most of what the text says, and hashed words for vectors. */
export function createBuiltinModels(embedder: Embedder = hashEmbedder): ModelsBackend {
  return {
    degraded: DEGRADED,
    isFree: true,
    space: embedder.space,
    converse: async (request) => {
      const { sentences, stopReason, usage } = pick(request)
      const message = { role: 'assistant' as const, content: [{ type: 'text' as const, text: sentences.join(' ') }] }
      return { model: MODEL, message, stopReason, usage, extractive: true }
    },
    converseStream: async (request) => tell(pick(request)),
    embed: (texts, signal) => embedder.embed(texts, signal),
  }
}
