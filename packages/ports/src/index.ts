export * from './call.ts'
export { memoryOperations, type AgentMemory, type MemoryAddress, type MemoryEvent, type MemoryRecord } from './memory/port.ts'
export {
  modelOperations,
  type ContentBlock,
  type ConverseRequest,
  type ConverseResponse,
  type Embeddings,
  type Message,
  type Models,
  type Usage,
} from './models/port.ts'
export { objectOperations, type ObjectInfo, type ObjectStore } from './objects/port.ts'
export { PortError } from './port-error.ts'
export type { Ports } from './ports.ts'
export {
  sandboxFaultNames,
  sandboxFaults,
  sandboxServices,
  type SandboxFaultKind,
  type SandboxFaultName,
} from './providers/sandbox-faults.ts'
export {
  searchOperations,
  type Filter,
  type IndexSettings,
  type SearchDocument,
  type SearchHit,
  type SearchIndex,
  type SearchQuery,
} from './search/port.ts'
export { verdicts, type Verdict } from './verdict.ts'
