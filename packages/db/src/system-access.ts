import type { Database } from './database.ts'
import type { Prisma } from './generated/client.ts'
import type { Tx, TransactionOptions } from './transaction.ts'

/** Every reason to look across tenants. A new one is a decision: add it here with its sentence. */
export const systemPurposes = {
  'identity.memberships': 'List the tenants of the person who is signed in.',
  'identity.bootstrap': 'Create the first administrator and the reference tenants.',
  'tenants.resolve': 'Find a tenant by the slug in the address, and the role in it of the person who asks.',
  'tenants.list': 'List all tenants for platform administrators.',
  'tenants.import': 'Apply config/tenants.yaml.',
  'audit.platform': 'Show platform administrators the trail of all tenants.',
  'observe.platform': 'Count calls and runs of all tenants for the Overview.',
  'runtime.claim': 'Find queued and abandoned runs of any tenant.',
  'continuity.journal': 'Write and settle the intents of all tenants in one statement.',
  'continuity.replay': 'Hand waiting writes of any tenant to the side that lacks them, and compare both sides.',
  'continuity.platform': 'Show platform administrators what waits, conflicts and differs, by tenant.',
  'continuity.attention': 'Count what somebody should look at, for the bar of every page.',
  'continuity.drills': 'Make the tenants of drills, count what they wrote, and remove it.',
  'system.retention': 'Remove rows whose retention has ended.',
} as const

export type SystemPurpose = keyof typeof systemPurposes

type Listener = (purpose: SystemPurpose) => void
const listeners = new Set<Listener>()

/** Told of every use; the audit package counts them into the platform's trail. Returns the way to stop. */
export function onSystemAccess(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** One transaction past the tenant wall, for a named purpose. Never with input that a tenant chose unchecked. */
export function asSystem<T>(
  db: Database,
  purpose: SystemPurpose,
  run: (tx: Tx) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  for (const listener of listeners) listener(purpose)
  return db.system.$transaction(run, { timeout: options.timeoutMs ?? 10_000, maxWait: 5_000 })
}

/** One statement past the tenant wall, its own transaction, in one round trip. Never with input that a tenant chose unchecked. */
export function systemStatement<Row>(db: Database, purpose: SystemPurpose, sql: Prisma.Sql): Promise<Row[]> {
  for (const listener of listeners) listener(purpose)
  return db.statements.run<Row>(sql)
}
