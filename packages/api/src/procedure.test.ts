import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppError, systemActor, systemClock, type TenantRef } from '@understudy/core'
import { uuidv7 } from '@understudy/core/server'
import { asSystem, onSystemAccess, withTenant } from '@understudy/db'
import { createTestTenant, openTestDatabase, type TestDatabase } from '@understudy/db/testing'
import type { SignedInUser } from '@understudy/identity'
import { createUser, onPlatform, platformTenant } from '@understudy/identity/server'
import { silentLogger } from '@understudy/telemetry'
import { z } from 'zod'
import { flow, procedure, publicProcedure, router, trpc, type RequestContext } from './index.ts'

const reads = procedure({ scope: 'tenant', action: 'session.read', audit: 'none' })
const writes = procedure({ scope: 'tenant', action: 'tenant.update', audit: 'tenant.updated' })

const appRouter = router({
  hello: publicProcedure({ scope: 'public', action: 'none', audit: 'none' })
    .output(z.string())
    .query(() => 'hello'),
  count: reads.output(z.number()).query(({ ctx }) => ctx.verb.tx.tenantResource.count()),
  add: writes
    .input(z.object({ name: z.string().min(1), fails: z.boolean().default(false) }))
    .output(z.null())
    .mutation(async ({ ctx, input }) => {
      await ctx.verb.tx.tenantResource.create({
        data: { tenantId: ctx.verb.tenant.id, id: uuidv7(), kind: 'index', name: input.name },
      })
      if (input.fails) throw new AppError('conflict', 'No.')
      return null
    }),
  leaks: reads.output(z.string()).query(() => 7 as unknown as string),
  breaks: flow({ scope: 'user', action: 'none', audit: 'none' })
    .output(z.null())
    .query(() => Promise.reject(new Error('postgres://app:hunter2@10.0.0.1 is on fire'))),
  system: procedure({ scope: 'platform', action: 'platform.system', audit: 'none' })
    .output(z.string())
    .query(({ ctx }) => ctx.verb.tenant.slug),
})

let db: TestDatabase
let ours: TenantRef
let theirs: TenantRef
let nobody: string

beforeAll(async () => {
  db = await openTestDatabase()
  ours = await createTestTenant(db, 'ours')
  theirs = await createTestTenant(db, 'theirs')
  nobody = 'not_there'
})
afterAll(() => db.close())

async function person(role: 'owner' | 'viewer' | null, change: Partial<SignedInUser> = {}): Promise<SignedInUser> {
  const email = `${uuidv7()}@example.com`
  const scope = { db, log: silentLogger }
  const { userId } = await onPlatform(scope, systemActor('test'), (ctx) =>
    createUser(ctx, { email, name: 'Ana', platformRole: null }),
  )
  if (role) await asSystem(db, 'identity.bootstrap', (tx) => tx.membership.create({ data: { tenantId: ours.id, userId, role } }))
  const preferences = { theme: 'system', density: 'comfortable', timezone: 'UTC' } as const
  return {
    sessionId: uuidv7(),
    userId,
    email,
    name: 'Ana',
    isPlatformAdmin: false,
    mustChangePassword: false,
    preferences,
    ...change,
  }
}

const call = (user: SignedInUser | null, tenantSlug: string | null = ours.slug) =>
  trpc.createCallerFactory(appRouter)({
    db,
    clock: systemClock,
    log: silentLogger,
    user,
    tenantSlug,
    address: '127.0.0.1',
    traceId: 'trace-1',
    services: {} as RequestContext['services'],
  })

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'ok',
    (error: { cause?: { code?: string } }) => error.cause?.code,
  )
const trailOf = (tenant: { id: TenantRef['id'] }) =>
  withTenant(db, { tenant, actor: systemActor('test') }, (tx) => tx.auditEvent.findMany({ orderBy: { id: 'asc' } }))

describe('a procedure', () => {
  it('lets a visitor in only where it says so', async () => {
    expect(await call(null).hello()).toBe('hello')
    expect(await codeOf(call(null).count())).toBe('unauthenticated')
  })

  it('runs for a member with the permission', async () => {
    expect(await call(await person('viewer')).count()).toBe(0)
  })

  it('has its tenant looked up once for all that one request asks, and again for the next', async () => {
    const ana = await person('viewer')
    const looked: string[] = []
    const stop = onSystemAccess((purpose) => looked.push(purpose))
    const request = call(ana)
    await Promise.all([request.count(), request.count()])
    await call(ana).count()
    stop()
    expect(looked.filter((purpose) => purpose === 'tenants.resolve')).toHaveLength(2)
  })

  it('answers the same for a tenant of others and for none', async () => {
    const ana = await person('viewer')
    const [foreign, missing] = [theirs.slug, nobody].map((slug) =>
      call(ana, slug)
        .count()
        .catch((error: Error) => error.message),
    )
    expect(await foreign).toBe(await missing)
    expect(await codeOf(call(ana, theirs.slug).count())).toBe('not_found')
    expect(await codeOf(call(ana, 'platform').count())).toBe('not_found')
  })

  it('refuses what the role does not give, says who could grant it, and writes that to the trail', async () => {
    const ana = await person('viewer')
    const refusal = await call(ana)
      .add({ name: 'x' })
      .catch((error: { cause: AppError }) => error.cause)
    expect(refusal).toMatchObject({
      code: 'forbidden',
      details: { permission: 'tenant.update', grantedBy: ['owner', 'platform-admin'] },
    })
    const [event] = (await trailOf(ours)).filter(({ actorId }) => actorId === ana.userId)
    expect(event).toMatchObject({
      action: 'access.denied',
      outcome: 'denied',
      traceId: 'trace-1',
      details: { permission: 'tenant.update', procedure: 'add' },
    })
  })

  it('writes a refusal on the platform to the platform’s trail', async () => {
    const ana = await person('owner')
    expect(await codeOf(call(ana).system())).toBe('forbidden')
    expect(
      (await trailOf(platformTenant)).some(({ actorId, action }) => actorId === ana.userId && action === 'access.denied'),
    ).toBe(true)
    expect(await call(await person(null, { isPlatformAdmin: true })).system()).toBe('platform')
  })

  it('undoes everything when the verb fails', async () => {
    const owner = await person('owner')
    expect(await codeOf(call(owner).add({ name: 'half', fails: true }))).toBe('conflict')
    await call(owner).add({ name: 'whole' })
    expect(await call(owner).count()).toBe(1)
  })

  it('names bad fields, hides causes, and keeps answers to their promised shape', async () => {
    const owner = await person('owner')
    const bad = await call(owner)
      .add({ name: '' })
      .catch((error: { cause: AppError }) => error.cause)
    expect(bad).toMatchObject({ code: 'invalid_input', details: { fields: { name: expect.any(String) } } })
    const broken = await call(owner)
      .breaks()
      .catch((error: Error & { cause: AppError }) => error)
    expect((broken as { cause: AppError }).cause.code).toBe('internal')
    expect((broken as Error).message).not.toContain('hunter2')
    expect(await codeOf(call(owner).leaks())).toBe('internal')
  })

  it('lets nobody past before a password of their own is chosen', async () => {
    expect(await codeOf(call(await person('owner', { mustChangePassword: true })).count())).toBe('precondition_failed')
  })

  it('says a name that exists already in words', async () => {
    const owner = await person('owner')
    await call(owner).add({ name: 'twice' })
    expect(await codeOf(call(owner).add({ name: 'twice' }))).toBe('conflict')
  })

  it('slows down who asks far too much', async () => {
    const owner = await person('owner')
    const codes = await Promise.all(Array.from({ length: 130 }, () => codeOf(call(owner).add({ name: '' }))))
    expect(codes.filter((code) => code === 'rate_limited')).toHaveLength(10)
  })
})
