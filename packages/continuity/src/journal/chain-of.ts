import type { PortName } from '@understudy/ports'
import type { MemoryAddress } from '@understudy/ports/memory'

interface About {
  readonly port: PortName
  readonly operation: string
  readonly args: readonly unknown[]
}

const sessionChain = ({ memoryId, actorId, sessionId }: MemoryAddress): string => `events:${memoryId}:${actorId}:${sessionId}`

function memoryChain(operation: string, args: readonly unknown[]): string | null {
  switch (operation) {
    case 'createEvent':
    case 'deleteEvent':
    case 'createSession':
    case 'listEvents':
    case 'getEvent':
      return sessionChain(args[0] as MemoryAddress)
    case 'putMemory':
    case 'getMemory':
      return `values:${args.slice(0, 3).map(String).join(':')}`
    case 'createRecords':
    case 'updateRecord':
    case 'deleteRecord':
    case 'retrieveRecords':
    case 'listRecords':
      return `records:${String(args[0])}`
    default:
      return null
  }
}

/**
 * What keeps its order: writes of one chain are applied one after the other, chains go side by side. An object's key, a memory's
 * session, key or records, a search index. Null for what is about a whole port: lists of objects, sessions and actors.
 */
export function chainOf({ port, operation, args }: About): string | null {
  if (port === 'memory') return memoryChain(operation, args)
  if (port === 'search') return String(args[0])
  if (port !== 'objects' || operation === 'list' || operation === 'versions') return null
  return String(operation === 'copy' ? args[1] : args[0])
}

/** Refreshing changes nothing that the other side would have to be told, and models keep nothing. */
export const isJournalled = (port: PortName, operation: string): boolean =>
  port !== 'models' && !(port === 'search' && operation === 'refresh')
