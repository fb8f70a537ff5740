import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { walkRouter } from '@understudy/api'
import { asSystem } from '@understudy/db'
import { openTestDatabase, type TestDatabase } from '@understudy/db/testing'
import type { SignedInUser } from '@understudy/identity'
import { appRouter } from './app-router'
import { callAs } from './testing/call-as'
import { expectations, type Admission, type Expectation } from './testing/expectations'
import { CANARY, twoTenants, type TwoTenants } from './testing/two-tenants'

const callers = ['visitor', 'viewer', 'operator', 'owner', 'stranger', 'platform-admin'] as const
type Caller = (typeof callers)[number]

const ranks: Record<Extract<Admission, 'viewer' | 'operator' | 'owner'>, readonly Caller[]> = {
  viewer: ['viewer', 'operator', 'owner', 'platform-admin'],
  operator: ['operator', 'owner', 'platform-admin'],
  owner: ['owner', 'platform-admin'],
}

/** All of them ask in our tenant; the stranger is an owner elsewhere, for whom ours does not exist. */
function expected({ for: admission, gets = 'ok' }: Expectation, caller: Caller): string {
  if (admission === 'anybody') return gets
  if (caller === 'visitor') return 'unauthenticated'
  if (admission === 'signed in') return gets
  if (admission === 'platform-admin') return caller === 'platform-admin' ? gets : 'forbidden'
  if (caller === 'stranger') return 'not_found'
  return ranks[admission].includes(caller) ? gets : 'forbidden'
}

let db: TestDatabase
let facts: TwoTenants

beforeAll(async () => {
  db = await openTestDatabase()
  facts = await twoTenants(db)
})
afterAll(() => db.close())

const userOf = (caller: Caller): SignedInUser | null => (caller === 'visitor' ? null : facts.users[caller])
const ask = (caller: Caller, path: string) => {
  const who = { user: userOf(caller), tenantSlug: facts.ours.slug }
  return callAs(db, who, path, expectations[path]!.input?.({ ...facts, caller }))
}

it('expects something of every procedure there is, and of no other', () => {
  expect(Object.keys(expectations).sort()).toEqual(
    walkRouter(appRouter)
      .map(({ path }) => path)
      .sort(),
  )
})

describe.each(callers)('a %s', (caller) => {
  it.each(Object.keys(expectations))('%s', async (path) => {
    const { code, said } = await ask(caller, path)
    expect(`${code} ${code === expected(expectations[path]!, caller) ? '' : said}`.trim()).toBe(
      expected(expectations[path]!, caller),
    )
    const seesEverything = caller === 'platform-admin' && expectations[path]!.for === 'platform-admin'
    const seesOwn = (caller === 'stranger' || caller === 'platform-admin') && expectations[path]!.for === 'signed in'
    if (!seesEverything && !seesOwn) expect(said).not.toContain(CANARY)
  })
})

it('leaves the other tenant as it was', async () => {
  const rows = await asSystem(db, 'tenants.list', (tx) =>
    tx.tenant.findUnique({
      where: { id: facts.theirs.id },
      include: { memberships: true, agents: true, resources: true },
    }),
  )
  expect(rows).toMatchObject({ name: CANARY, memberships: [{ role: 'owner' }], agents: [{ key: CANARY, enabled: true }] })
})

it('writes every refusal into the trail of the place where it happened', async () => {
  const { code } = await ask('viewer', 'tenants.update')
  expect(code).toBe('forbidden')
  const [event] = await asSystem(db, 'audit.platform', (tx) =>
    tx.auditEvent.findMany({
      where: { tenantId: facts.ours.id, outcome: 'denied', actorId: facts.users.viewer.userId },
      orderBy: { id: 'desc' },
      take: 1,
    }),
  )
  expect(event).toMatchObject({ action: 'access.denied', details: { permission: 'tenant.update', procedure: 'tenants.update' } })
})
