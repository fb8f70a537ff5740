import { createHash } from 'node:crypto'
import { Deadline, operationId, type TenantRef } from '@understudy/core'
import { asSystem } from '@understudy/db'
import type { CallContext, MemoryAddress, MemoryEvent, PortName, Ports } from '@understudy/ports'
import { settingsFromCanonical } from '@understudy/ports/server'
import { sideOf } from '../provider.ts'
import type { ApplierParts } from '../replay/applier.ts'
import type { Difference } from './compare-sides.ts'

const CALL_MS = 10_000
const PAGE = 100

interface Copy {
  readonly parts: ApplierParts
  readonly tenant: TenantRef
  readonly aws: Ports
  readonly local: Ports
}

/**
 * Brings to this machine what only AWS holds and no write of the journal explains: what was there before the journal was. Each thing
 * is known again by its name and digest, so that a copy that was cut short goes on.
 * @returns true when it was copied; false for what this side has to leave: what the journal knows of, and key-values
 */
export async function copyDown(
  parts: ApplierParts,
  { tenant, port }: { tenant: TenantRef; port: PortName },
  difference: Difference,
): Promise<boolean> {
  const portsOf = (side: 'aws' | 'local') => parts.providers.find(({ id }) => sideOf(id) === side)!.ports as Ports
  if (difference.aws === null || difference.local !== null) return false
  const copy = { parts, tenant, aws: portsOf('aws'), local: portsOf('local') }
  if (port === 'objects') return copyObject(copy, difference.key)
  if (port === 'search') return copyDocument(copy, difference.key, difference.aws)
  return difference.key.startsWith('events:') ? copySession(copy, difference.key) : copyRecords(copy, difference.key)
}

const callOf = ({ tenant, parts }: Copy, ...name: readonly string[]): CallContext => ({
  tenant,
  operationId: operationId(`baseline:${createHash('sha256').update(JSON.stringify(name)).digest('hex')}`),
  deadline: Deadline.in(CALL_MS, parts.clock),
})

const isKnown = async ({ parts, tenant }: Copy, port: PortName, chain: string): Promise<boolean> =>
  (await asSystem(parts.db, 'continuity.replay', (tx) =>
    tx.portIntent.count({ where: { tenantId: tenant.id, port, chain }, take: 1 }),
  )) > 0

async function copyObject(copy: Copy, key: string): Promise<boolean> {
  if (await isKnown(copy, 'objects', key)) return false
  const { value } = await copy.aws.objects.get(callOf(copy), key)
  const { body, contentType, metadata } = value
  await copy.local.objects.put(callOf(copy, key, value.versionId), key, body, { contentType, metadata })
  return true
}

async function copyDocument(copy: Copy, key: string, digest: string): Promise<boolean> {
  const slash = key.indexOf('/')
  if (slash === -1) {
    await copy.local.search.ensureIndex(callOf(copy), key, settingsFromCanonical(digest))
    return true
  }
  const [index, id] = [key.slice(0, slash), key.slice(slash + 1)]
  const { value } = await copy.aws.search.get(callOf(copy), index, id)
  await copy.local.search.bulk(callOf(copy), index, [value])
  return true
}

async function copySession(copy: Copy, key: string): Promise<boolean> {
  const [, memoryId, actorId, sessionId] = key.split(':')
  const address: MemoryAddress = { memoryId: memoryId!, actorId: actorId!, sessionId: sessionId! }
  if (address.actorId.startsWith('understudy-') || (await isKnown(copy, 'memory', key))) return false
  const names = new Map<string, string>()
  for (const event of await eventsOf(copy, address)) {
    const root = event.branch === 'main' ? undefined : [...names.values()].at(-1)
    const branch = root === undefined ? {} : { branch: { name: event.branch, rootEventId: root } }
    const { eventTime, payload, metadata } = event
    const call = callOf(copy, key, event.eventId)
    const { value } = await copy.local.memory.createEvent(call, { ...address, eventTime, payload, metadata, ...branch })
    names.set(event.eventId, value.eventId)
  }
  if (names.size === 0) await copy.local.memory.createSession(callOf(copy, key), address)
  const at = copy.parts.clock.now()
  const data = [...names].map(([awsRef, localRef]) => ({
    tenantId: copy.tenant.id,
    port: 'memory',
    chain: key,
    awsRef,
    localRef,
    at,
  }))
  await asSystem(copy.parts.db, 'continuity.replay', (tx) => tx.portReference.createMany({ data, skipDuplicates: true }))
  return true
}

/** Oldest first. */
async function eventsOf(copy: Copy, address: MemoryAddress): Promise<MemoryEvent[]> {
  const found: MemoryEvent[] = []
  let cursor: string | null = null
  do {
    const page = { limit: PAGE, ...(cursor === null ? {} : { cursor }) }
    const { value }: Awaited<ReturnType<Ports['memory']['listEvents']>> = await copy.aws.memory.listEvents(
      callOf(copy),
      address,
      page,
    )
    found.push(...value.items)
    cursor = value.cursor
  } while (cursor !== null)
  return found.toSorted((a, b) => a.eventTime.getTime() - b.eventTime.getTime())
}

/** All records of the namespace that this side lacks. */
async function copyRecords(copy: Copy, key: string): Promise<boolean> {
  const [, memoryId, namespacePrefix] = key.split(':') as [string, string, string]
  if (await isKnown(copy, 'memory', `records:${memoryId}`)) return false
  const at = copy.parts.clock.now()
  let cursor: string | null = null
  do {
    const query = { namespacePrefix, limit: PAGE, ...(cursor === null ? {} : { cursor }) }
    const { value }: Awaited<ReturnType<Ports['memory']['listRecords']>> = await copy.aws.memory.listRecords(
      callOf(copy),
      memoryId,
      query,
    )
    for (const { recordId: awsRef, namespaces, content, metadata } of value.items) {
      const records = [{ requestId: 'baseline', namespaces, content, metadata }]
      const [outcome] = (await copy.local.memory.createRecords(callOf(copy, key, awsRef), memoryId, records)).value
      if (!outcome || !('recordId' in outcome)) continue
      const data = {
        tenantId: copy.tenant.id,
        port: 'memory',
        chain: `records:${memoryId}`,
        awsRef,
        localRef: outcome.recordId,
        at,
      }
      await asSystem(copy.parts.db, 'continuity.replay', (tx) =>
        tx.portReference.createMany({ data: [data], skipDuplicates: true }),
      )
    }
    cursor = value.cursor
  } while (cursor !== null)
  return true
}
