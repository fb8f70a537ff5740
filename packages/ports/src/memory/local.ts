import { systemActor, systemClock, type Clock, type TenantRef } from '@understudy/core'
import { withPlatform, withTenant, type Database, type Tx } from '@understudy/db'
import { portCall } from '../port-call.ts'
import type { ServedPort } from '../served-port.ts'
import type { Side } from '../side.ts'
import { createAgentMemory } from './agent-memory.ts'
import { memoryInventory } from './inventory.ts'
import type { BackendCall, MemoryBackend } from './backend.ts'
import { listActors, listSessions } from './local-directory.ts'
import { createEvent, deleteEvent, getEvent, listEvents } from './local-events.ts'
import { createRecords, deleteRecord, listRecords, retrieveRecords, updateRecord } from './local-records.ts'
import { memoryOperations, type AgentMemory } from './port.ts'

export interface LocalMemorySettings {
  readonly db: Database
  readonly timeoutMs: number
  /** Days until an event expires, 7–365. */
  readonly expiryDays: number
  readonly clock?: Clock
}

const actor = systemActor('ports')

function localBackend(db: Database, clock: Clock, expiryDays: number): MemoryBackend {
  const inTenant = <T>({ tenant, attempt }: BackendCall, run: (tx: Tx) => Promise<T>) =>
    withTenant(db, { tenant, actor }, run, { timeoutMs: Math.max(1, Math.ceil(attempt.remainingMs())) })
  return {
    createEvent: (call, event) => inTenant(call, (tx) => createEvent(tx, call.tenant, event, clock, expiryDays)),
    listEvents: (call, address, page) => inTenant(call, (tx) => listEvents(tx, call.tenant, address, page, clock)),
    getEvent: (call, address, eventId) => inTenant(call, (tx) => getEvent(tx, call.tenant, address, eventId, clock)),
    deleteEvent: (call, address, eventId) => inTenant(call, (tx) => deleteEvent(tx, call.tenant, address, eventId, clock)),
    listSessions: (call, memoryId, actorId, page) =>
      inTenant(call, (tx) => listSessions(tx, call.tenant, memoryId, actorId, page, clock)),
    listActors: (call, memoryId, page) => inTenant(call, (tx) => listActors(tx, call.tenant, memoryId, page, clock)),
    createRecords: (call, memoryId, records, token) =>
      inTenant(call, (tx) => createRecords(tx, call.tenant, memoryId, records, token, clock)),
    retrieveRecords: (call, memoryId, query) => inTenant(call, (tx) => retrieveRecords(tx, call.tenant, memoryId, query)),
    listRecords: (call, memoryId, query) => inTenant(call, (tx) => listRecords(tx, call.tenant, memoryId, query)),
    updateRecord: (call, memoryId, recordId, change) =>
      inTenant(call, (tx) => updateRecord(tx, call.tenant, memoryId, recordId, change, clock)),
    deleteRecord: (call, memoryId, recordId) => inTenant(call, (tx) => deleteRecord(tx, call.tenant, memoryId, recordId)),
  }
}

const memoryIds = (db: Database, tenant: TenantRef): Promise<string[]> =>
  withTenant(db, { tenant, actor }, async (tx) => {
    const rows = await tx.$queryRaw<{ id: string }[]>`
      SELECT DISTINCT memory_id AS id FROM twin_memory_events WHERE tenant_id = ${tenant.id}::uuid
      UNION SELECT DISTINCT memory_id FROM twin_memory_records WHERE tenant_id = ${tenant.id}::uuid`
    return rows.map((row) => row.id)
  })

/** The memory port's twin on Postgres. */
export function createLocalMemory(settings: LocalMemorySettings): ServedPort<AgentMemory> {
  const { db, timeoutMs, expiryDays, clock = systemClock } = settings
  const side: Side = { port: 'memory', provider: 'local', timeoutMs }
  const check = () => withPlatform(db, (tx) => tx.$queryRaw`SELECT 1`).then(() => undefined)
  const backend = localBackend(db, clock, expiryDays)
  return {
    port: createAgentMemory(side, backend, clock),
    inventory: memoryInventory(side, backend, ({ tenant }) => memoryIds(db, tenant)),
    ping: (deadline) => portCall({ ...side, name: 'ping', operation: memoryOperations.getEvent }, { deadline }, check),
    close: () => Promise.resolve(),
  }
}
