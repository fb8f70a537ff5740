import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Deadline, operationId, systemClock, type TenantRef } from '@understudy/core'
import { asSystem } from '@understudy/db'
import { createTestTenant, openTestDatabase, type TestDatabase } from '@understudy/db/testing'
import type { CallContext, PortName, Ports } from '@understudy/ports'
import { createProviders, resolveUnderstudyConfig } from '@understudy/ports/server'
import { silentLogger } from '@understudy/telemetry'
import type { Journal, NewIntent, OpenIntent, Side } from '../journal/journal.ts'
import { createJournal, type JournalOptions } from '../journal/postgres-journal.ts'
import type { Provider } from '../provider.ts'
import { refOf } from '../route/ref-of.ts'

/** Both sides of a journal with a tenant of the test's own, for tests of the journal, of replay and of comparison. */
export interface TwoSides {
  readonly db: TestDatabase
  readonly tenant: TenantRef
  readonly dataDir: string
  readonly providers: readonly Provider[]
  readonly aws: Ports
  readonly local: Ports
  journal(options?: Partial<JournalOptions>): Journal
  call(operation?: string): CallContext
  newTenant(name: string): Promise<TenantRef>
  close(): Promise<void>
}

const AWS = 'aws:us-east-1'

/** @param awsUrl an emulator's; without one another database's twins stand for AWS */
export async function openTwoSides(awsUrl: string | null = null): Promise<TwoSides> {
  const db = await openTestDatabase()
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'understudy-journal-'))
  const tenant = await createTestTenant(db, 'acme')
  const sandbox = { UNDERSTUDY_SANDBOX_ENABLED: 'true', UNDERSTUDY_SANDBOX_REASON: 'no emulator' }
  const env = { ...sandbox, ...(awsUrl === null ? {} : { UNDERSTUDY_SANDBOX_URL: awsUrl }) }
  const file = path.join(dataDir, 'none.yaml')
  await writeFile(file, '{}')
  const { config } = resolveUnderstudyConfig({ env, file })
  const common = { config, clock: systemClock, log: silentLogger }
  const [emulator, local] = createProviders({ ...common, db, dataDir }) as [Provider, Provider]
  const other = awsUrl === null ? await openTestDatabase() : null
  const standIn = other && createProviders({ ...common, db: other, dataDir: path.join(dataDir, 'aws') })[1]!
  const aws: Provider = standIn ? { ...standIn, id: AWS } : emulator
  const known = async (each: TenantRef) => {
    const data = { id: each.id, slug: each.slug, name: each.slug, domain: `${each.slug}.test` }
    if (other) await asSystem(other, 'identity.bootstrap', (tx) => tx.tenant.create({ data }))
    return each
  }
  await known(tenant)
  const providers = [aws, local]
  return {
    db,
    tenant,
    dataDir,
    providers,
    aws: aws.ports as Ports,
    local: local.ports as Ports,
    journal: (options = {}) =>
      createJournal({ db, providers, dataDir, processId: randomUUID(), clock: systemClock, log: silentLogger, ...options }),
    call: (operation = randomUUID()) => ({ tenant, operationId: operationId(operation), deadline: Deadline.in(10_000) }),
    newTenant: async (name) => known(await createTestTenant(db, name)),
    close: async () => {
      await Promise.all([emulator, local, ...(standIn ? [standIn] : [])].map((provider) => provider.close()))
      await db.close()
      await other?.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

type Method = (call: CallContext, ...args: unknown[]) => Promise<{ value: unknown }>

export interface Write {
  readonly port?: PortName
  readonly operation: string
  readonly args: readonly unknown[]
  readonly operationId?: string
  /** The side that serves it. */
  readonly by: Side
  readonly tenant?: TenantRef
}

export const intentOf = ({ tenant }: TwoSides, write: Write): NewIntent => ({
  tenant: write.tenant ?? tenant,
  port: write.port ?? 'objects',
  operation: write.operation,
  operationId: operationId(write.operationId ?? randomUUID()),
  args: write.args,
  sides: ['aws', 'local'],
  first: write.by,
  epoch: 0,
})

/** What a route does with a write that one side serves at once. */
export async function write(sides: TwoSides, journal: Journal, what: Write): Promise<{ intent: OpenIntent; value: unknown }> {
  const about = intentOf(sides, what)
  const intent = await journal.append(about, Deadline.in(10_000))
  const ports = what.by === 'aws' ? sides.aws : sides.local
  const methods = ports[about.port] as unknown as Record<string, Method>
  const call = { tenant: about.tenant, operationId: about.operationId, deadline: Deadline.in(10_000) }
  const { value } = await methods[about.operation]!(call, ...about.args)
  journal.settle(intent, { servedBy: what.by, states: { [what.by]: 'applied' }, ref: refOf(value) })
  return { intent, value }
}

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
export const textOf = (body: Uint8Array): string => new TextDecoder().decode(body)

/** The journal's rows of the test's tenant, in order. */
export const rowsOf = ({ db }: TwoSides, tenant: TenantRef) =>
  asSystem(db, 'continuity.journal', (tx) => tx.portIntent.findMany({ where: { tenantId: tenant.id }, orderBy: { seq: 'asc' } }))
