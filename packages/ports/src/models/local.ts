import { portCall } from '../port-call.ts'
import type { ServedPort } from '../served-port.ts'
import type { Side } from '../side.ts'
import type { Embedder } from './backend.ts'
import { createBuiltinModels } from './builtin/builtin-models.ts'
import { createModels } from './create-models.ts'
import { createOpenAiModels } from './openai/openai-models.ts'
import { getModels, type OpenAiServer } from './openai/request.ts'
import { modelOperations, type Models } from './port.ts'

export interface LocalModelsSettings {
  readonly timeoutMs: number
  /** Null: the built-in models, which pick sentences and say so. */
  readonly server: OpenAiServer | null
  /** Instead of hashed words, where such a component is installed. Not used with a server, which has embeddings of its own. */
  readonly embedder?: Embedder
}

/** The models twin: a server of one's own when configured, else the built-in models. */
export function createLocalModels({ timeoutMs, server, embedder }: LocalModelsSettings): ServedPort<Models> {
  const side: Side = { port: 'models', provider: 'local', timeoutMs }
  return {
    port: createModels(side, server === null ? createBuiltinModels(embedder) : createOpenAiModels(server)),
    ping: (deadline) =>
      portCall({ ...side, name: 'ping', operation: modelOperations.countTokens }, { deadline }, async ({ signal }) => {
        if (server !== null) await getModels(server, signal)
      }),
    close: () => Promise.resolve(),
  }
}
