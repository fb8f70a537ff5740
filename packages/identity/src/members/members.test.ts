import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor, systemClock, type Actor, type TenantRef } from '@understudy/core'
import { withTenant, type VerbContext } from '@understudy/db'
import { createTestTenant, openTestDatabase, type TestDatabase } from '@understudy/db/testing'
import { silentLogger } from '@understudy/telemetry'
import { addMember, changeMemberRole, listMembers, removeMember } from '../server.ts'

let db: TestDatabase
let tenant: TenantRef
const actor: Actor = systemActor('test')

const as = <T>(run: (ctx: VerbContext) => Promise<T>, where = tenant) =>
  withTenant(db, { tenant: where, actor }, (tx) => run({ actor, tenant: where, tx, clock: systemClock, log: silentLogger }))

beforeAll(async () => {
  db = await openTestDatabase()
})
afterAll(() => db.close())

let people = 0
const join = (role: 'owner' | 'viewer') =>
  as((ctx) => addMember(ctx, { email: `m${++people}@example.com`, name: `Member ${people}`, role }))

describe('members', () => {
  it('of one tenant are not seen from another', async () => {
    tenant = await createTestTenant(db)
    const other = await createTestTenant(db)
    await join('owner')
    expect(await as(listMembers)).toHaveLength(1)
    expect(await as(listMembers, other)).toEqual([])
  })

  it('get a password once when the account is new, none when it exists', async () => {
    tenant = await createTestTenant(db)
    const other = await createTestTenant(db)
    const input = { email: 'both@example.com', name: 'Both', role: 'viewer' as const }
    expect((await as((ctx) => addMember(ctx, input))).oneTimePassword).toMatch(/^\w{5}-/)
    expect((await as((ctx) => addMember(ctx, input), other)).oneTimePassword).toBeNull()
    await expect(as((ctx) => addMember(ctx, input))).rejects.toMatchObject({ code: 'conflict' })
  })

  it('keep at least one owner, also when two leave at once', async () => {
    tenant = await createTestTenant(db)
    const [first, second] = [await join('owner'), await join('owner')]
    const leaving = await Promise.allSettled([
      as((ctx) => removeMember(ctx, { userId: first.userId })),
      as((ctx) => changeMemberRole(ctx, { userId: second.userId, role: 'viewer' })),
    ])
    expect(leaving.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await as(listMembers)).filter(({ role }) => role === 'owner')).toHaveLength(1)
  })

  it('leave a trail without no-ops', async () => {
    tenant = await createTestTenant(db)
    await join('owner')
    const { userId } = await join('viewer')
    await as((ctx) => changeMemberRole(ctx, { userId, role: 'viewer' }))
    await as((ctx) => changeMemberRole(ctx, { userId, role: 'operator' }))
    const events = await as((ctx) => ctx.tx.auditEvent.findMany({ where: { entityId: userId }, orderBy: { id: 'asc' } }))
    expect(events.map(({ action, details }) => [action, details])).toEqual([
      ['user.created', expect.anything()],
      ['member.added', expect.anything()],
      ['member.role-changed', { before: 'viewer', after: 'operator' }],
    ])
  })
})
