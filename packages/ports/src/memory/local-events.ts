import { randomBytes } from 'node:crypto'
import type { Clock, TenantRef } from '@understudy/core'
import { decodeCursor, encodeCursor } from '@understudy/core/server'
import { Prisma, type Tx } from '@understudy/db'
import { Refusal } from '../refusal.ts'
import type { EventPage, EventToStore } from './backend.ts'
import type { MemoryAddress, MemoryEvent, MemoryPayload, Paged } from './port.ts'

interface EventRow {
  memoryId: string
  actorId: string
  sessionId: string
  eventId: string
  branch: string
  eventTime: Date
  payload: Prisma.JsonValue
  metadata: Prisma.JsonValue
}

const toEvent = (row: EventRow): MemoryEvent => ({
  memoryId: row.memoryId,
  actorId: row.actorId,
  sessionId: row.sessionId,
  eventId: row.eventId,
  eventTime: row.eventTime,
  payload: row.payload as unknown as MemoryPayload[],
  branch: row.branch,
  metadata: row.metadata as Record<string, string>,
})

const DAY_MS = 86_400_000
let made = 0n

/** AgentCore's form, `<time>#<random>`: sorts by when it was made, also within a millisecond of one process. */
function newEventId(now: Date): string {
  const time = BigInt(now.getTime()) * 1_000n
  made = time > made ? time : made + 1n
  return `${made.toString().padStart(19, '0')}#${randomBytes(4).toString('hex')}`
}

const json = (value: unknown) => value as Prisma.InputJsonValue

export async function createEvent(
  tx: Tx,
  tenant: TenantRef,
  event: EventToStore,
  clock: Clock,
  expiryDays: number,
): Promise<MemoryEvent> {
  const now = clock.now()
  const { memoryId, actorId, sessionId, clientToken } = event
  await tx.twinMemoryEvent.createMany({
    data: {
      tenantId: tenant.id,
      memoryId,
      actorId,
      sessionId,
      clientToken,
      eventId: newEventId(now),
      eventTime: event.eventTime,
      payload: json(event.payload),
      metadata: event.metadata,
      createdAt: now,
      expiresAt: new Date(now.getTime() + expiryDays * DAY_MS),
      ...(event.branch ? { branch: event.branch.name, rootEventId: event.branch.rootEventId } : {}),
    },
    // A repeat, perhaps at this very moment.
    skipDuplicates: true,
  })
  const where = { tenantId_memoryId_clientToken: { tenantId: tenant.id, memoryId, clientToken } }
  return toEvent(await tx.twinMemoryEvent.findUniqueOrThrow({ where }))
}

export async function listEvents(
  tx: Tx,
  tenant: TenantRef,
  address: MemoryAddress,
  page: EventPage,
  clock: Clock,
): Promise<Paged<MemoryEvent>> {
  const [time, id] = page.cursor === undefined ? [] : decodeCursor(page.cursor)
  const after =
    time === undefined
      ? Prisma.empty
      : Prisma.sql`AND (event_time, event_id) < (${new Date(String(time))}::timestamptz, ${String(id)})`
  const branch = page.branch === undefined ? Prisma.empty : Prisma.sql`AND branch = ${page.branch}`
  const rows = await tx.$queryRaw<EventRow[]>`
    SELECT memory_id AS "memoryId", actor_id AS "actorId", session_id AS "sessionId", event_id AS "eventId", branch,
      event_time AS "eventTime", payload, metadata
    FROM twin_memory_events
    WHERE tenant_id = ${tenant.id}::uuid AND memory_id = ${address.memoryId} AND actor_id = ${address.actorId}
      AND session_id = ${address.sessionId} AND expires_at > ${clock.now()}::timestamptz
      AND metadata @> ${JSON.stringify(page.metadata)}::jsonb ${branch} ${after}
    ORDER BY event_time DESC, event_id DESC LIMIT ${page.limit + 1}`
  const items = rows.slice(0, page.limit).map(toEvent)
  const last = items.at(-1)
  return { items, cursor: last && rows.length > page.limit ? encodeCursor([last.eventTime.toISOString(), last.eventId]) : null }
}

const keyOf = (tenant: TenantRef, { memoryId, actorId, sessionId }: MemoryAddress, eventId: string) => ({
  tenantId: tenant.id,
  memoryId,
  actorId,
  sessionId,
  eventId,
})

/** @throws Refusal ResourceNotFound, also when it has expired */
export async function getEvent(
  tx: Tx,
  tenant: TenantRef,
  address: MemoryAddress,
  eventId: string,
  clock: Clock,
): Promise<MemoryEvent> {
  const row = await tx.twinMemoryEvent.findFirst({
    where: { ...keyOf(tenant, address, eventId), expiresAt: { gt: clock.now() } },
  })
  if (!row) throw new Refusal('ResourceNotFound')
  return toEvent(row)
}

/** @throws Refusal ResourceNotFound */
export async function deleteEvent(
  tx: Tx,
  tenant: TenantRef,
  address: MemoryAddress,
  eventId: string,
  clock: Clock,
): Promise<void> {
  const { count } = await tx.twinMemoryEvent.deleteMany({
    where: { ...keyOf(tenant, address, eventId), expiresAt: { gt: clock.now() } },
  })
  if (count === 0) throw new Refusal('ResourceNotFound')
}
