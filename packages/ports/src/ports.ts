import type { AgentMemory } from './memory/port.ts'
import type { Models } from './models/port.ts'
import type { ObjectStore } from './objects/port.ts'
import type { SearchIndex } from './search/port.ts'

/** Every capability an agent may use; providers and the routed composition have the same shape. */
export interface Ports {
  readonly objects: ObjectStore
  readonly memory: AgentMemory
  readonly search: SearchIndex
  readonly models: Models
}
