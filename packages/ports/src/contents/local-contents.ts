import { randomUUID } from 'node:crypto'
import { Deadline, operationId, type TenantRef } from '@understudy/core'
import type { CallContext } from '../call.ts'
import type { Ports } from '../ports.ts'
import { push, type ContentNames, type SideContents, type TenantContents } from './side-contents.ts'

const CALL_MS = 30_000

/** Reads this machine's side by its own adapters, without a route and without the journal. */
export async function readLocalContents(
  { objects, memory }: Pick<Ports, 'objects' | 'memory'>,
  tenants: readonly TenantRef[],
  names: ContentNames,
): Promise<SideContents> {
  const contents = new Map<string, TenantContents>()
  for (const tenant of tenants) {
    const call = (): CallContext => ({ tenant, operationId: operationId(randomUUID()), deadline: Deadline.in(CALL_MS) })
    contents.set(tenant.slug, {
      objects: await readObjects(objects, call, names.keys),
      events: await readEvents(memory, call, names),
    })
  }
  return { side: 'local', tenants: contents }
}

async function readObjects(
  objects: Ports['objects'],
  call: () => CallContext,
  prefix: string,
): Promise<Map<string, (string | null)[]>> {
  const newestFirst = new Map<string, (string | null)[]>()
  let cursor: string | null = null
  do {
    const page = { prefix, limit: 1_000, ...(cursor === null ? {} : { cursor }) }
    const { value } = (await objects.versions(call(), page)) as Awaited<ReturnType<typeof objects.versions>>
    for (const { key, etag, deleteMarker } of value.versions) push(newestFirst, key, deleteMarker ? null : etag)
    cursor = value.cursor
  } while (cursor !== null)
  return new Map([...newestFirst].map(([key, versions]) => [key, versions.toReversed()]))
}

async function all<T>(next: (page: { limit: number; cursor?: string }) => Promise<{ items: T[]; cursor: string | null }>) {
  const items: T[] = []
  let cursor: string | null = null
  do {
    const page: { items: T[]; cursor: string | null } = await next({ limit: 100, ...(cursor === null ? {} : { cursor }) })
    items.push(...page.items)
    cursor = page.cursor
  } while (cursor !== null)
  return items
}

async function readEvents(
  memory: Ports['memory'],
  call: () => CallContext,
  { memory: memoryId, actors: prefix }: ContentNames,
): Promise<Map<string, string[]>> {
  const events = new Map<string, string[]>()
  const actors = await all(async (page) => (await memory.listActors(call(), memoryId, page)).value)
  for (const { actorId } of actors.filter((actor) => actor.actorId.startsWith(prefix)))
    for (const { sessionId } of await all(async (page) => (await memory.listSessions(call(), memoryId, actorId, page)).value)) {
      const address = { memoryId, actorId, sessionId }
      for (const { payload } of await all(async (page) => (await memory.listEvents(call(), address, page)).value)) {
        const data: unknown = payload[0]?.kind === 'data' ? payload[0].data : null
        const id: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'operationId') : undefined
        push(events, `${actorId}/${sessionId}`, typeof id === 'string' ? id : 'nobody knows')
      }
    }
  return events
}
