import { randomUUID } from 'node:crypto'
import { Deadline, operationId, type TenantRef } from '@understudy/core'
import { asSystem } from '@understudy/db'
import { Payloads } from '../../journal/payloads.ts'
import type { PostgresJournal } from '../../journal/postgres-journal.ts'
import type { CrashBed } from './crash-bed.ts'

const OLD_DAYS = 40

/** Leaves a settled write that is older than operation ids are honoured, with its payload on disk. @returns what of it is left */
export async function leaveOldIntent(
  { db, dataDir }: CrashBed,
  journal: PostgresJournal,
  tenant: TenantRef,
): Promise<() => Promise<string[]>> {
  const about = { tenant, port: 'objects', operation: 'put', args: ['old', new Uint8Array(100_000)] } as const
  const sides = { sides: ['aws', 'local'], first: 'aws', epoch: 0 } as const
  const intent = await journal.append({ ...about, ...sides, operationId: operationId(randomUUID()) }, Deadline.in(10_000))
  journal.settle(intent, { servedBy: null, states: { aws: 'rejected', local: 'rejected' }, ref: null })
  await journal.flush()
  const where = { tenantId: tenant.id, id: intent.id }
  const longAgo = new Date(Date.now() - OLD_DAYS * 86_400_000)
  const [row] = await asSystem(db, 'continuity.replay', (tx) =>
    tx.portIntent.updateManyAndReturn({ where, data: { createdAt: longAgo, settledAt: longAgo } }),
  )
  const stored = { inline: null, hash: row!.payloadHash }
  return async () => {
    const left = await asSystem(db, 'continuity.replay', (tx) => tx.portIntent.count({ where }))
    const file = await new Payloads(dataDir).load(tenant, intent.id, stored).catch(() => null)
    return [...(left === 0 ? [] : ['an old row was kept']), ...(file === null ? [] : ['an old file was kept'])]
  }
}
