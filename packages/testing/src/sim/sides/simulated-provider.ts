import type { Deadline, TenantRef } from '@understudy/core'
import { PLATFORM_TENANT_ID } from '@understudy/core'
import { objectOperations, type Operation, type PortName, type ProviderId } from '@understudy/ports'
import {
  assembleProvider,
  createAgentMemory,
  createObjectStore,
  createSearchIndex,
  memoryInventory,
  objectInventory,
  portCall,
  searchInventory,
  type MemoryBackend,
  type ObjectBackend,
  type PortParts,
  type SearchBackend,
  type Side,
} from '@understudy/ports/backends'
import type { Provider } from '@understudy/ports/server'
import type { SimulatedProcess } from '../processes/simulated-process.ts'
import type { Effect } from '../network/virtual-network.ts'
import type { SideShelves } from './side-shelves.ts'

const AWS: ProviderId = 'aws:sim-1'

/** A call on its way to a side: who is asked for what, and what it does there. */
type Carry = <T>(port: PortName, tenant: TenantRef, kind: 'read' | 'write', name: string, effect: Effect<T>) => Promise<T>

/** One side as one process reaches it: the ports' own rules and errors over shelves, with the virtual network between. */
export function simulatedProvider(
  process: SimulatedProcess,
  shelves: SideShelves,
  served: readonly PortName[],
  timeoutMs: number,
): Provider {
  const { side } = shelves
  const carry: Carry = (port, tenant, kind, name, effect) => process.reach({ side, port, tenant: tenant.id, kind, name }, effect)
  const id: ProviderId = side === 'aws' ? AWS : 'local'
  const sideOf = (port: PortName): Side => ({ port, provider: id, timeoutMs })
  const part = <T>(port: PortName, make: () => T) =>
    served.includes(port)
      ? { port: make(), ping: (deadline: Deadline) => ping(sideOf(port), carry, deadline), close: () => Promise.resolve() }
      : { notConfigured: 'not part of this history' }
  const objects = objectBackend(shelves, carry)
  const memory = memoryBackend(shelves, carry)
  const search = searchBackend(shelves, carry)
  const parts: PortParts = {
    objects: {
      ...part('objects', () => createObjectStore(sideOf('objects'), objects)),
      inventory: objectInventory(sideOf('objects'), objects),
    },
    memory: {
      ...part('memory', () => createAgentMemory(sideOf('memory'), memory, process.clock)),
      inventory: memoryInventory(sideOf('memory'), memory, ({ tenant }) =>
        carry('memory', tenant, 'read', 'names', () => shelves.memoryOf(tenant).memories()),
      ),
    },
    search: {
      ...part('search', () => createSearchIndex(sideOf('search'), search)),
      inventory: searchInventory(sideOf('search'), search),
    },
    models: { notConfigured: 'not part of this history' },
  }
  return assembleProvider(id, parts)
}

const platform = { id: PLATFORM_TENANT_ID, slug: 'platform' }
const asked: Operation = objectOperations.head

const ping = (side: Side, carry: Carry, deadline: Deadline): Promise<void> =>
  portCall({ ...side, name: 'ping', operation: asked }, { deadline }, () =>
    carry(side.port, platform, 'read', 'ping', () => undefined),
  )

function objectBackend(shelves: SideShelves, carry: Carry): ObjectBackend {
  const of = (tenant: TenantRef) => shelves.objectsOf(tenant)
  return {
    put: ({ tenant, operationId }, key, body, options) =>
      carry('objects', tenant, 'write', 'put', () => of(tenant).put(key, body, options, operationId)),
    get: ({ tenant }, key, options) => carry('objects', tenant, 'read', 'get', () => of(tenant).get(key, options)),
    head: ({ tenant }, key, { versionId }) => carry('objects', tenant, 'read', 'head', () => of(tenant).head(key, versionId)),
    list: ({ tenant }, { prefix }) => carry('objects', tenant, 'read', 'list', () => of(tenant).list(prefix)),
    delete: ({ tenant, operationId }, key, { versionId }) =>
      carry('objects', tenant, 'write', 'delete', () => of(tenant).delete(key, versionId, operationId)),
    copy: ({ tenant, operationId }, from, to, { versionId }) =>
      carry('objects', tenant, 'write', 'copy', () => of(tenant).copy(from, to, versionId, operationId)),
    versions: ({ tenant }, { prefix }) => carry('objects', tenant, 'read', 'versions', () => of(tenant).versions(prefix)),
  }
}

function memoryBackend(shelves: SideShelves, carry: Carry): MemoryBackend {
  const read = <T>(tenant: TenantRef, name: string, effect: Effect<T>) => carry('memory', tenant, 'read', name, effect)
  const write = <T>(tenant: TenantRef, name: string, effect: Effect<T>) => carry('memory', tenant, 'write', name, effect)
  const of = (tenant: TenantRef) => shelves.memoryOf(tenant)
  return {
    createEvent: ({ tenant }, event) => write(tenant, 'createEvent', () => of(tenant).createEvent(event)),
    listEvents: ({ tenant }, address, { branch, metadata }) =>
      read(tenant, 'listEvents', () => of(tenant).listEvents(address, branch, metadata)),
    getEvent: ({ tenant }, address, eventId) => read(tenant, 'getEvent', () => of(tenant).getEvent(address, eventId)),
    deleteEvent: ({ tenant }, address, eventId) => write(tenant, 'deleteEvent', () => of(tenant).deleteEvent(address, eventId)),
    listSessions: ({ tenant }, memoryId, actorId) =>
      read(tenant, 'listSessions', () => of(tenant).listSessions(memoryId, actorId)),
    listActors: ({ tenant }, memoryId) => read(tenant, 'listActors', () => of(tenant).listActors(memoryId)),
    createRecords: ({ tenant }, memoryId, records, token) =>
      write(tenant, 'createRecords', (part) =>
        of(tenant).createRecords(memoryId, records.slice(0, Math.ceil(records.length * part)), token),
      ),
    retrieveRecords: ({ tenant }, memoryId, { namespacePrefix }) =>
      read(tenant, 'retrieveRecords', () =>
        of(tenant)
          .records(memoryId, namespacePrefix)
          .map((record) => ({ ...record, score: 1 })),
      ),
    listRecords: ({ tenant }, memoryId, { namespacePrefix }) =>
      read(tenant, 'listRecords', () => ({ items: of(tenant).records(memoryId, namespacePrefix), cursor: null })),
    updateRecord: ({ tenant }, memoryId, recordId, change) =>
      write(tenant, 'updateRecord', () => of(tenant).updateRecord(memoryId, recordId, change)),
    deleteRecord: ({ tenant }, memoryId, recordId) =>
      write(tenant, 'deleteRecord', () => of(tenant).deleteRecord(memoryId, recordId)),
  }
}

function searchBackend(shelves: SideShelves, carry: Carry): SearchBackend {
  const of = (tenant: TenantRef) => shelves.searchOf(tenant)
  const nothing = { hits: [], total: 0 }
  return {
    ensureIndex: ({ tenant }, index, settings) =>
      carry('search', tenant, 'write', 'ensureIndex', () => of(tenant).ensureIndex(index, settings)),
    deleteIndex: ({ tenant }, index) => carry('search', tenant, 'write', 'deleteIndex', () => of(tenant).deleteIndex(index)),
    settings: ({ tenant }, index) => carry('search', tenant, 'read', 'settings', () => of(tenant).settings(index)),
    bulk: ({ tenant }, index, _, documents) =>
      carry('search', tenant, 'write', 'bulk', (part) =>
        of(tenant).bulk(index, documents.slice(0, Math.ceil(documents.length * part))),
      ),
    get: ({ tenant }, index, id) => carry('search', tenant, 'read', 'get', () => of(tenant).get(index, id)),
    delete: ({ tenant }, index, id, version) =>
      carry('search', tenant, 'write', 'delete', () => of(tenant).delete(index, id, version)),
    // Source documents alone are simulated: searches find nothing.
    open: async ({ tenant }, index) => ({
      settings: await carry('search', tenant, 'read', 'open', () => of(tenant).settings(index)),
      textHits: () => Promise.resolve(nothing),
      vectorHits: () => Promise.resolve([]),
      latentHits: () => Promise.resolve([]),
      allHits: () => Promise.resolve({ ids: [], total: 0 }),
      fields: () => Promise.resolve(new Map()),
    }),
    refresh: () => Promise.resolve(),
    names: ({ tenant }) => carry('search', tenant, 'read', 'names', () => [...of(tenant).indexes.keys()].sort()),
    page: ({ tenant }, index, after) => carry('search', tenant, 'read', 'page', () => of(tenant).page(index, after)),
  }
}
