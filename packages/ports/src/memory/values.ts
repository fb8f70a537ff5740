import { createHash } from 'node:crypto'
import type { Clock, Json, OperationId } from '@understudy/core'
import { z } from 'zod'
import type { BackendCall, MemoryBackend } from './backend.ts'
import { clientToken } from './client-token.ts'
import type { MemoryAddress, MemoryEvent } from './port.ts'
import { MAX_PAGE, OWN } from './rules.ts'

/** Older values that stay: a late repeat of a write finds its own event, and does not write over a newer one. */
const KEPT = 20

const stored = z.object({ key: z.string(), value: z.json(), version: z.number().int().positive() })
interface Stored {
  readonly event: MemoryEvent
  readonly value: Json
  readonly version: number
}

/** Every key of a user is a session of an actor of ours; every write is an event in it. */
const addressOf = (memoryId: string, userId: string, key: string): MemoryAddress => ({
  memoryId,
  actorId: `${OWN}values/${userId}`,
  sessionId: `k-${createHash('sha256').update(key).digest('hex').slice(0, 40)}`,
})

function read(event: MemoryEvent): Stored[] {
  const [payload] = event.payload
  const parsed = stored.safeParse(payload?.kind === 'data' ? payload.data : undefined)
  return parsed.success ? [{ event, value: parsed.data.value, version: parsed.data.version }] : []
}

/** True for the actors under which key-values lie. */
export const isValueActor = (actorId: string): boolean => actorId.startsWith(`${OWN}values/`)

/** What holds now of one key's events; null when they hold none. */
export function latestValue(events: readonly MemoryEvent[]): Json {
  const [latest] = events.flatMap(read).toSorted(newestFirst)
  return latest?.value ?? null
}

const newestFirst = (a: Stored, b: Stored): number =>
  b.version - a.version ||
  b.event.eventTime.getTime() - a.event.eventTime.getTime() ||
  (a.event.eventId < b.event.eventId ? 1 : -1)

async function history(backend: MemoryBackend, call: BackendCall, address: MemoryAddress): Promise<Stored[]> {
  const found: Stored[] = []
  let cursor: string | null = null
  do {
    const page: { items: MemoryEvent[]; cursor: string | null } = await backend.listEvents(call, address, {
      limit: MAX_PAGE,
      metadata: {},
      ...(cursor === null ? {} : { cursor }),
    })
    found.push(...page.items.flatMap(read))
    cursor = page.cursor
  } while (cursor !== null)
  return found.toSorted(newestFirst)
}

export interface ValueWrite {
  readonly memoryId: string
  readonly userId: string
  readonly key: string
  readonly value: Json
  readonly operationId: OperationId
}

export async function putValue(
  backend: MemoryBackend,
  call: BackendCall,
  write: ValueWrite,
  clock: Clock,
): Promise<{ version: number }> {
  const address = addressOf(write.memoryId, write.userId, write.key)
  const before = await history(backend, call, address)
  for (const old of before.slice(KEPT)) await backend.deleteEvent(call, address, old.event.eventId)
  const latest = before[0]
  const event = await backend.createEvent(call, {
    ...address,
    // Later than the value it replaces, whatever the clocks say.
    eventTime: new Date(Math.max(clock.now().getTime(), (latest?.event.eventTime.getTime() ?? 0) + 1)),
    payload: [{ kind: 'data', data: { key: write.key, value: write.value, version: (latest?.version ?? 0) + 1 } }],
    metadata: {},
    clientToken: clientToken('value', write.operationId, address.actorId, address.sessionId),
  })
  // Of a repeat: the first one's.
  return { version: read(event)[0]?.version ?? 1 }
}

export async function getValue(backend: MemoryBackend, call: BackendCall, memoryId: string, userId: string, key: string) {
  const [latest] = await history(backend, call, addressOf(memoryId, userId, key))
  return latest ? { value: latest.value, version: latest.version } : null
}
