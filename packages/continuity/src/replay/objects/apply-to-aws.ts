import { createHash } from 'node:crypto'
import { PortError, type ObjectInfo, type ObjectStore } from '@understudy/ports'
import { operationToken } from '@understudy/ports/server'
import { versionOfWrite, versionOnAws } from '../../conflicts/conflict-version.ts'
import { keepConflict } from '../../conflicts/keep-conflict.ts'
import type { Handing } from '../applier.ts'
import { later, type Outcome } from '../outcome.ts'
import { currentObject } from './current-object.ts'
import { keyHistory, newerOf, writeWithToken, type KeyWrite } from './key-history.ts'
import type { ObjectWrite } from './object-write.ts'

type Write = Extract<ObjectWrite, { kind: 'put' | 'delete' }>

/** Somebody writes the same key at the same time: looked at again so often, then later. */
const LOOKS = 3
const changedMeanwhile: ReadonlySet<string> = new Set(['precondition_failed', 'not_found', 'conflict'])

/**
 * Read before write, and write only on what was read. What stands there is this very write: done. It is the last write that was
 * handed over, or what both sides agreed on before the journal: write on top. Anything else is a conflict, decided by (epoch,
 * version) and never without keeping both.
 */
export async function applyToAws(handing: Handing, store: ObjectStore, write: Write): Promise<Outcome> {
  const { intent, call, parts } = handing
  for (let look = 0; look < LOOKS; look++) {
    const [current, last] = await Promise.all([currentObject(store, call(), intent.chain), handing.lastOnAws()])
    if (isDone(handing, write, current)) return { kind: 'applied', ref: current?.versionId ?? null }
    if (!(await isExpected(handing, current, last))) {
      const history = await keyHistory(parts.db, intent.tenant, intent.chain)
      const theirs = writeWithToken(history, current?.operationToken)
      const isOvertaken = overtakes(theirs, intent)
      await keepBoth(handing, store, write, current, theirs)
      parts.onStep?.('conflict kept')
      if (isOvertaken) return { kind: 'conflicted', error: 'A newer write of the same key stands there already.' }
    }
    try {
      return { kind: 'applied', ref: await writeOn(handing, store, write, current) }
    } catch (error) {
      if (!(error instanceof PortError && changedMeanwhile.has(error.code))) throw error
    }
  }
  return later('the key is being written by others at this moment')
}

/** What nobody was told of and what was given up does not win over a write that somebody was promised. */
const overtakes = (theirs: KeyWrite | undefined, { version, epoch }: Handing['intent']): boolean =>
  theirs !== undefined && theirs.aws !== 'rejected' && newerOf(theirs, { version, epoch: BigInt(epoch) }) > 0

function isDone({ intent }: Handing, write: Write, current: ObjectInfo | null): boolean {
  if (write.kind === 'delete') return current === null
  if (current === null) return false
  if (current.operationToken === undefined) return current.etag === etagOf(write.body)
  return current.operationToken === operationToken(intent.operationId)
}

const etagOf = (bytes: Uint8Array): string => `"${createHash('md5').update(bytes).digest('hex')}"`

async function keepBoth(
  { intent, call, parts }: Handing,
  store: ObjectStore,
  write: Write,
  current: ObjectInfo | null,
  writer: KeyWrite | undefined,
): Promise<void> {
  const epoch = BigInt(intent.epoch)
  const isDeletion = write.kind === 'delete'
  const mine = versionOfWrite({ ...intent, epoch }, 'local', {
    contentType: isDeletion ? null : (write.options.contentType ?? null),
    metadata: isDeletion ? {} : (write.options.metadata ?? {}),
    versionId: intent.localRef,
    isDeletion,
    body: isDeletion ? null : write.body,
  })
  const theirs = await versionOnAws(store, call(), intent.chain, current, writer, parts.clock.now())
  const isOvertaken = overtakes(writer, intent)
  await keepConflict(parts, {
    tenant: intent.tenant,
    port: 'objects',
    chain: intent.chain,
    sentence: writer
      ? `When a write of ${intent.chain} was handed over, AWS held another write of it than the last one handed over before.`
      : `When a write of ${intent.chain} was handed over, AWS held something that was not written through this system.`,
    winner: isOvertaken ? theirs : mine,
    loser: isOvertaken ? mine : theirs,
  })
}

async function writeOn(
  { intent, call }: Handing,
  store: ObjectStore,
  write: Write,
  current: ObjectInfo | null,
): Promise<string | null> {
  if (write.kind === 'delete') return (await store.delete(call(), intent.chain)).value.versionId
  const condition = current === null ? { ifAbsent: true } : { ifMatch: current.etag }
  return (await store.put(call(), intent.chain, write.body, { ...write.options, ...condition })).value.versionId
}

/** True when what stands there is what this write was made on top of. */
async function isExpected(handing: Handing, current: ObjectInfo | null, last: KeyWrite | null): Promise<boolean> {
  if (!last) return current === null || current.etag === (await etagBefore(handing))
  if (last.effect === 'marker' || current === null) return last.effect !== 'put' && current === null
  if (last.effect === 'put' && current.versionId === last.awsRef) return true
  if (last.effect === 'put') return current.operationToken === operationToken(last.operationId)
  // A removed version lays open the one below it.
  const { parts, intent } = handing
  return writeWithToken(await keyHistory(parts.db, intent.tenant, intent.chain), current.operationToken) !== undefined
}

const PAGE = 100

/** Of the version that stood here before this write: without history in the journal, both sides held it. */
async function etagBefore({ intent, port, call }: Handing): Promise<string | null> {
  const local = port('local', 'objects')
  if (!local) return null
  const { versions } = (await local.versions(call(), { prefix: intent.chain, limit: PAGE })).value
  const ofKey = versions.filter(({ key }) => key === intent.chain)
  const own = ofKey.findIndex(({ versionId }) => versionId === intent.localRef)
  return ofKey[own + 1]?.etag ?? null
}
