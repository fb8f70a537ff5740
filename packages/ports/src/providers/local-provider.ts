import { assembleProvider } from './assemble-provider.ts'
import type { ProviderOptions } from './create-providers.ts'
import { createLocalMemory } from '../memory/local.ts'
import { createMiniLmEmbedder } from '../models/builtin/minilm-embedder.ts'
import { createLocalModels } from '../models/local.ts'
import { createLocalObjects } from '../objects/local.ts'
import { MEMORY_EXPIRY_DAYS } from './aws-provider.ts'
import type { Provider } from './provider.ts'
import { createLocalSearch } from '../search/local.ts'

/** The twins on this machine. */
export function localProvider({ config: { ports, models }, db, dataDir, clock }: ProviderOptions): Provider {
  return assembleProvider('local', {
    objects: createLocalObjects({ db, dataDir, timeoutMs: ports.objects.timeoutMs, clock }),
    memory: createLocalMemory({ db, timeoutMs: ports.memory.timeoutMs, expiryDays: MEMORY_EXPIRY_DAYS, clock }),
    search: createLocalSearch({ db, timeoutMs: ports.search.timeoutMs }),
    models: createLocalModels({
      timeoutMs: ports.models.timeoutMs,
      server: models.openaiCompatible,
      ...(models.localEmbedding === 'minilm' ? { embedder: createMiniLmEmbedder(dataDir) } : {}),
    }),
  })
}
