import { Deadline, operationId, type TenantRef } from '@understudy/core'
import { asSystem } from '@understudy/db'
import type { CallContext, ObjectInfo, ObjectStore } from '@understudy/ports'
import { operationToken } from '@understudy/ports/server'
import { versionOfWrite, versionOnAws, type ConflictVersion } from '../../conflicts/conflict-version.ts'
import { keepConflict } from '../../conflicts/keep-conflict.ts'
import { sideOf } from '../../provider.ts'
import type { ApplierParts } from '../applier.ts'
import { currentObject, objectVersion } from './current-object.ts'
import { keyHistory, newerOf, writeWithToken, type KeyWrite } from './key-history.ts'

const LOOK_MS = 10_000

interface Look {
  readonly parts: ApplierParts
  readonly tenant: TenantRef
  readonly key: string
  readonly store: ObjectStore
}

/**
 * Looks whether AWS holds an older write of the key than the one that was handed over last: one that had timed out and landed
 * after all. Both are kept, and the newer one is put back on top, on nothing but what was looked at.
 * @returns true when it did land late
 * @throws PortError
 */
export async function mendLateLanding(parts: ApplierParts, tenant: TenantRef, key: string): Promise<boolean> {
  const store = parts.providers.find(({ id, ports }) => sideOf(id) === 'aws' && ports.objects)?.ports.objects
  if (!store) return false
  const history = await keyHistory(parts.db, tenant, key)
  const newest = history.find(({ aws, effect }) => aws === 'applied' && effect !== 'version')
  // What waits is written on what is read then: that look will see it.
  const isMoving = history.some(({ aws }) => aws === 'pending' || aws === 'in_flight')
  const asked = newest ?? history[0]
  if (!asked || isMoving) return false
  const look = { parts, tenant, key, store }
  const current = await currentObject(store, callFor(look, asked), key)
  if (current && (await adopt(look, history, current))) return true
  const late = newest && landedLate(history, newest, current)
  if (!late) return false
  await mend(look, newest, current, late === 'deletion' ? undefined : late)
  return true
}

/** A write that nobody was told of and that was given up has landed after all: it counts, unless something newer has come since. */
async function adopt({ parts, tenant }: Look, history: readonly KeyWrite[], current: ObjectInfo): Promise<boolean> {
  const writer = writeWithToken(history, current.operationToken)
  if (writer?.aws !== 'rejected' || writer.servedBy !== null) return false
  if (history.some((each) => newerOf(each, writer) > 0 && each.aws !== 'rejected' && each.aws !== 'none')) return false
  const hasLocal = parts.providers.some(({ id, ports }) => sideOf(id) === 'local' && ports.objects)
  const { count } = await asSystem(parts.db, 'continuity.replay', (tx) =>
    tx.portIntent.updateMany({
      where: { tenantId: tenant.id, id: writer.id, aws: 'rejected', servedBy: null },
      data: {
        aws: 'applied',
        awsRef: current.versionId,
        servedBy: 'aws',
        ...(hasLocal ? { local: 'pending', settledAt: null } : {}),
      },
    }),
  )
  return count === 1
}

const callFor = ({ parts, tenant }: Pick<Look, 'parts' | 'tenant'>, write: KeyWrite): CallContext => ({
  tenant,
  operationId: operationId(write.operationId),
  deadline: Deadline.in(LOOK_MS, parts.clock),
})

function landedLate(history: readonly KeyWrite[], newest: KeyWrite, current: ObjectInfo | null): KeyWrite | 'deletion' | null {
  if (current === null) {
    const isDeleted = newest.effect === 'put' && history.some((each) => each.effect === 'marker' && newerOf(newest, each) > 0)
    return isDeleted ? 'deletion' : null
  }
  if (current.operationToken === operationToken(newest.operationId)) return null
  const writer = writeWithToken(history, current.operationToken)
  return writer && newerOf(newest, writer) > 0 ? writer : null
}

async function mend(look: Look, newest: KeyWrite, current: ObjectInfo | null, late: KeyWrite | undefined): Promise<void> {
  const { parts, tenant, key, store } = look
  const call = callFor(look, newest)
  const winner = await winning(look, newest, call)
  if (!winner) {
    parts.log.error({ tenant: tenant.slug, intent: newest.id }, 'a write landed late, and the newer one is nowhere to be had')
    return
  }
  await keepConflict(parts, {
    tenant,
    port: 'objects',
    chain: key,
    sentence: `An older write of ${key}, which AWS had not answered, landed after the newer one had been handed over.`,
    winner,
    loser: await versionOnAws(store, call, key, current, late, parts.clock.now()),
  })
  if (winner.isDeletion) await store.delete(call, key)
  else if (winner.body) {
    const { contentType, metadata, body } = winner
    const condition = current === null ? { ifAbsent: true } : { ifMatch: current.etag }
    await store.put(call, key, body, { ...(contentType === null ? {} : { contentType }), metadata, ...condition })
  }
}

/** The newest write with its bytes: from this machine's side, else from AWS, where it lies under the late one. */
async function winning({ parts, key, store }: Look, newest: KeyWrite, call: CallContext): Promise<ConflictVersion | null> {
  const none = { contentType: null, metadata: {}, versionId: newest.localRef, isDeletion: true, body: null }
  if (newest.effect === 'marker') return versionOfWrite(newest, 'local', none)
  const local = parts.providers.find(({ id, ports }) => sideOf(id) === 'local' && ports.objects)?.ports.objects
  const here = local && newest.localRef !== null ? await objectVersion(local, call, key, newest.localRef) : null
  const stored = here ?? (newest.awsRef === null ? null : await objectVersion(store, call, key, newest.awsRef))
  if (!stored) return null
  const { contentType, metadata, versionId, body } = stored
  return versionOfWrite(newest, here ? 'local' : 'aws', { contentType, metadata, versionId, isDeletion: false, body })
}
