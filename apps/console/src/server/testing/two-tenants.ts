import { systemActor, systemClock, type TenantRef } from '@understudy/core'
import { uuidv7 } from '@understudy/core/server'
import { asSystem, withTenant } from '@understudy/db'
import { createTestTenant, type TestDatabase } from '@understudy/db/testing'
import { preferencesSchema, type SignedInUser, type TenantRole } from '@understudy/identity'
import { createUser, onPlatform } from '@understudy/identity/server'
import { createLogger } from '@understudy/telemetry'

/** Stands in everything that the other tenant owns; it must never come back to one of ours. */
export const CANARY = 'canary-7f3a'

export interface TwoTenants {
  ours: TenantRef
  theirs: TenantRef
  users: Record<'viewer' | 'operator' | 'owner' | 'stranger' | 'platform-admin', SignedInUser>
  /** Ids of theirs, as a hostile caller would send them. */
  foreign: { userId: string; sessionId: string; runId: string }
}

const log = createLogger('test')

export async function twoTenants(db: TestDatabase): Promise<TwoTenants> {
  const ours = await createTestTenant(db, 'ours')
  const theirs = await createTestTenant(db, 'theirs')
  const ourNames = { index: 'ours-', functions: 'ours-', cache: 'ours:' }
  await asSystem(db, 'identity.bootstrap', async (tx) => {
    await tx.tenant.update({ where: { id: ours.id }, data: { namespaces: ourNames } })
    const namespaces = { index: `${CANARY}-`, functions: `${CANARY}-`, cache: `${CANARY}:` }
    await tx.tenant.update({ where: { id: theirs.id }, data: { name: CANARY, domain: `${CANARY}.test`, namespaces } })
  })
  const users = {
    viewer: await person(db, 'viewer', { tenant: ours, role: 'viewer' }),
    operator: await person(db, 'operator', { tenant: ours, role: 'operator' }),
    owner: await person(db, 'owner', { tenant: ours, role: 'owner' }),
    stranger: await person(db, CANARY, { tenant: theirs, role: 'owner' }),
    'platform-admin': await person(db, 'admin', null),
  }
  return { ours, theirs, users, foreign: { userId: users.stranger.userId, ...(await workOf(db, theirs, users.stranger)) } }
}

async function person(
  db: TestDatabase,
  name: string,
  member: { tenant: TenantRef; role: TenantRole } | null,
): Promise<SignedInUser> {
  const email = `${name}@people.test`
  const platformRole = member ? null : ('platform-admin' as const)
  const { userId } = await onPlatform({ db, log }, systemActor('test'), (ctx) => createUser(ctx, { email, name, platformRole }))
  if (member)
    await withTenant(db, { tenant: member.tenant, actor: systemActor('test') }, (tx) =>
      tx.membership.create({ data: { tenantId: member.tenant.id, userId, role: member.role } }),
    )
  return {
    userId,
    email,
    name,
    sessionId: uuidv7(),
    isPlatformAdmin: member === null,
    mustChangePassword: false,
    preferences: preferencesSchema.parse({}),
  }
}

/** A session with a run, an agent, a resource and an event, each called after the canary. */
async function workOf(db: TestDatabase, tenant: TenantRef, user: SignedInUser): Promise<{ sessionId: string; runId: string }> {
  const sessionId = uuidv7()
  const runId = uuidv7()
  const tenantId = tenant.id
  await withTenant(db, { tenant, actor: systemActor('test') }, async (tx) => {
    await tx.tenantAgent.create({ data: { tenantId, key: CANARY } })
    await tx.tenantResource.create({ data: { tenantId, id: uuidv7(), kind: 'objects', name: CANARY } })
    await tx.agentSession.create({
      data: { tenantId, id: sessionId, agentKey: CANARY, agentVersion: 1, userId: user.userId, userName: CANARY, title: CANARY },
    })
    await tx.run.create({ data: { tenantId, id: runId, sessionId, kind: 'summarise', number: 1, input: { note: CANARY } } })
    await tx.auditEvent.create({
      data: {
        tenantId,
        id: uuidv7(),
        at: systemClock.now(),
        action: 'tenant.updated',
        outcome: 'allowed',
        actorKind: 'user',
        actorId: user.userId,
        actorName: CANARY,
        entityKind: 'tenant',
        entityId: tenantId,
        entityName: CANARY,
        details: { changes: {} },
      },
    })
  })
  return { sessionId, runId }
}
