import type { z } from 'zod'
import type { CallScope } from '@understudy/api'
import { AppError, Deadline, operationId, type TenantRef } from '@understudy/core'
import { notify } from '@understudy/db'
import type { CallContext, ObjectStore } from '@understudy/ports'
import { continuityAudit } from '../audit-actions.ts'
import type { resolveConflictInput } from '../journal/schema.ts'
import { sideOf } from '../provider.ts'
import { objectVersion } from '../replay/objects/current-object.ts'
import { storedVersionSchema } from './conflict-view.ts'
import { findConflict } from './find-conflict.ts'
import { findTenant } from './find-tenant.ts'
import { inTenantsName } from './in-tenants-name.ts'

const WRITE_MS = 10_000
const states = { keep_winner: 'winner_kept', restore_loser: 'loser_restored', merge: 'merged' } as const

type Input = z.infer<typeof resolveConflictInput>
type Conflict = Awaited<ReturnType<typeof findConflict>>

/**
 * Decides a conflict: the winner stays, or the loser or a merged text becomes the newest version, as a write like any other. Once
 * decided it stays decided; a decision that was cut short may be repeated.
 * @throws AppError not_found; conflict when somebody decided before; precondition_failed when the loser's bytes are gone
 * @throws PortError when the new version could not be written
 */
export async function resolveConflict(scope: CallScope, input: Input): Promise<void> {
  const tenant = await findTenant(scope.db, input.tenant)
  const conflict = await findConflict(scope.db, tenant, input.id)
  if (conflict.state !== 'open') throw decidedBefore(conflict)
  if (input.action !== 'keep_winner') await writeNewest(scope, tenant, conflict, input)
  await inTenantsName(scope, tenant, async (ctx) => {
    const { count } = await ctx.tx.portConflict.updateMany({
      where: { tenantId: tenant.id, id: input.id, state: 'open' },
      data: { state: states[input.action], decidedAt: ctx.clock.now(), decidedBy: ctx.actor.name, decision: input.reason },
    })
    if (count === 0) throw decidedBefore(conflict)
    await continuityAudit.record(ctx, 'continuity.conflict-resolved', {
      entity: { kind: 'conflict', id: conflict.id, name: conflict.chain },
      details: { port: conflict.port, action: input.action, reason: input.reason },
    })
    await notify(ctx.tx, { topic: 'journal', tenantId: tenant.id })
  })
}

const decidedBefore = ({ decidedBy }: Conflict): AppError =>
  new AppError('conflict', `This conflict was decided already, by ${decidedBy ?? 'somebody else'}.`)

async function writeNewest(scope: CallScope, tenant: TenantRef, conflict: Conflict, input: Input): Promise<void> {
  if (conflict.port !== 'objects') throw new AppError('precondition_failed', 'Only objects can be written anew from here.')
  const { objects } = scope.services.ports({ tenant })
  const call: CallContext = {
    tenant,
    operationId: operationId(`conflict:${conflict.id}:${input.action}`),
    deadline: Deadline.in(WRITE_MS, scope.clock),
  }
  const loser = storedVersionSchema.parse(conflict.loser)
  if (input.action === 'merge') {
    if (input.text === undefined) throw new AppError('invalid_input', 'A merge needs the text that becomes the new version.')
    const { contentType, metadata } = storedVersionSchema.parse(conflict.winner)
    await put(objects, call, conflict.chain, new TextEncoder().encode(input.text), { contentType, metadata })
  } else if (loser.isDeletion) await objects.delete(call, conflict.chain)
  else await put(objects, call, conflict.chain, await bytesOf(scope, call, conflict, loser), loser)
}

const put = (
  objects: ObjectStore,
  call: CallContext,
  key: string,
  body: Uint8Array,
  { contentType, metadata }: { contentType: string | null; metadata: Record<string, string> },
) => objects.put(call, key, body, { metadata, ...(contentType === null ? {} : { contentType }) })

/** From the inbox, or, of what was too large for it, from where it lies as an older version. */
async function bytesOf(
  { services }: CallScope,
  call: CallContext,
  { chain, loserBody }: Conflict,
  { side, versionId }: z.infer<typeof storedVersionSchema>,
): Promise<Uint8Array> {
  if (loserBody) return loserBody
  const store = services.continuity.providers.find(({ id, ports }) => sideOf(id) === side && ports.objects)?.ports.objects
  const stored = store && versionId !== null ? await objectVersion(store, call, chain, versionId) : null
  if (!stored) throw new AppError('precondition_failed', 'The other version’s bytes are not to be had any more.')
  return stored.body
}
