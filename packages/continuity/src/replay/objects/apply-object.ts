import { PortError, type ObjectStore } from '@understudy/ports'
import { operationToken } from '@understudy/ports/server'
import { otherSide } from '../../journal/intent.ts'
import type { Handing } from '../applier.ts'
import type { Outcome } from '../outcome.ts'
import { applyToAws } from './apply-to-aws.ts'
import { currentObject, objectVersion, versionWithToken } from './current-object.ts'
import { objectWrite } from './object-write.ts'

/** Hands one object's write to one side. On AWS with conditions only; this machine's side knows an operation again by its id. */
export async function applyObject(handing: Handing): Promise<Outcome> {
  const { intent, side, port, call } = handing
  const store = port(side, 'objects')!
  if (intent.servedBy === null && intent[side] === 'maybe_applied') {
    const found = await lookForUnanswered(handing, store)
    if (found) return { kind: 'applied', ref: found.ref }
    // The side that was asked first did not take it; the one that was asked next may have, before anybody could say so.
    const other = port(otherSide(side), 'objects')
    if (!other || !(await lookForUnanswered(handing, other))) return { kind: 'dropped' }
  }
  const write = await objectWrite(handing)
  if (write.kind === 'nothing') return { kind: 'applied', ref: null }
  if (write.kind === 'delete-version') return deleteVersion(handing, store, write.versionId)
  if (side === 'aws') return applyToAws(handing, store, write)
  const key = intent.chain
  const { value } =
    write.kind === 'put' ? await store.put(call(), key, write.body, write.options) : await store.delete(call(), key)
  return { kind: 'applied', ref: value.versionId }
}

/**
 * Nobody knows whether the caller was told: if it is there it counts, if not it never happened. A deletion bears no token: where
 * nothing shows it counts, and where something shows that came after it, it makes no difference any more.
 */
export async function lookForUnanswered(
  { intent, args, call }: Handing,
  store: ObjectStore,
): Promise<{ ref: string | null } | null> {
  if (intent.operation !== 'delete') {
    const found = await versionWithToken(store, call(), intent.chain, operationToken(intent.operationId))
    return found && { ref: found.versionId }
  }
  const { versionId } = (args[1] ?? {}) as { versionId?: string }
  const isGone =
    versionId === undefined
      ? (await currentObject(store, call(), intent.chain)) === null
      : (await objectVersion(store, call(), intent.chain, versionId)) === null
  return isGone ? { ref: versionId ?? null } : null
}

async function deleteVersion({ intent, call }: Handing, store: ObjectStore, versionId: string): Promise<Outcome> {
  try {
    await store.delete(call(), intent.chain, { versionId })
  } catch (error) {
    if (!(error instanceof PortError && error.code === 'not_found')) throw error
  }
  return { kind: 'applied', ref: versionId }
}
