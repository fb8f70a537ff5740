import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor, systemClock, type Clock } from '@understudy/core'
import { withPlatform } from '@understudy/db'
import { openTestDatabase, type TestDatabase } from '@understudy/db/testing'
import { silentLogger } from '@understudy/telemetry'
import { changePassword, createUser, onPlatform, SessionResolver, signIn, signOut, signOutEverywhere } from '../server.ts'

let db: TestDatabase
let nowMs = Date.UTC(2026, 0, 1)
const clock: Clock = { now: () => new Date(nowMs), monotonicMs: () => systemClock.monotonicMs() }
const scope = (address = '127.0.0.1') => ({ db, log: silentLogger, clock, address })
const LONG = 'seven green bicycles at dawn'

beforeAll(async () => {
  db = await openTestDatabase()
})
afterAll(() => db.close())

let people = 0
async function person() {
  const email = `person${++people}@example.com`
  const created = await onPlatform(scope(), systemActor('test'), (ctx) =>
    createUser(ctx, { email, name: 'Ana', platformRole: null }),
  )
  return { email, ...created, actor: { kind: 'user', id: created.userId, name: 'Ana' } as const }
}
const enter = (email: string, password: string, address?: string) =>
  signIn(scope(address), { email, password, userAgent: 'test' })
const trail = (name: string) =>
  onPlatform(scope(), systemActor('test'), (ctx) =>
    ctx.tx.auditEvent.findMany({ where: { OR: [{ entityName: name }, { entityId: name }] }, orderBy: { id: 'asc' } }),
  )

describe('signIn', () => {
  it('opens a sign-in whose token is known to nobody but the cookie', async () => {
    const ana = await person()
    const { token } = await enter(ana.email.toUpperCase(), ana.oneTimePassword)
    const rows = await withPlatform(db, (tx) => tx.userSession.findMany({ where: { userId: ana.userId } }))
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(token)
    const user = await new SessionResolver(db, clock).resolve(token)
    expect(user).toMatchObject({ userId: ana.userId, mustChangePassword: true })
    expect((await trail(ana.userId)).map((event) => event.action)).toContain('user.signed-in')
  })

  it('says the same for a wrong password and for nobody, and writes both to the trail', async () => {
    const ana = await person()
    const wrong = await enter(ana.email, 'not the password').catch((error: Error) => error.message)
    const nobody = await enter('nobody@example.com', 'not the password').catch((error: Error) => error.message)
    expect(wrong).toBe(nobody)
    expect((await trail('nobody@example.com')).map((event) => event.action)).toEqual(['user.sign-in-failed'])
  })

  it('blocks an account after five failures, for a time that doubles, also with the right password', async () => {
    const ana = await person()
    for (let failure = 0; failure < 5; failure++)
      await expect(enter(ana.email, 'wrong', `10.0.0.${failure}`)).rejects.toMatchObject({ code: 'unauthenticated' })
    await expect(enter(ana.email, ana.oneTimePassword)).rejects.toMatchObject({
      code: 'rate_limited',
      details: { retryAfterMs: 30_000 },
    })
    nowMs += 30_001
    await expect(enter(ana.email, 'wrong')).rejects.toMatchObject({ code: 'unauthenticated' })
    await expect(enter(ana.email, ana.oneTimePassword)).rejects.toMatchObject({ details: { retryAfterMs: 60_000 } })
    nowMs += 60_001
    await expect(enter(ana.email, ana.oneTimePassword)).resolves.toBeTruthy()
  })

  it('refuses a disabled account', async () => {
    const ana = await person()
    await withPlatform(db, (tx) => tx.user.update({ where: { id: ana.userId }, data: { status: 'disabled' } }))
    await expect(enter(ana.email, ana.oneTimePassword)).rejects.toMatchObject({ code: 'unauthenticated' })
  })
})

describe('a sign-in', () => {
  it('ends at once in every process', async () => {
    const ana = await person()
    const { token } = await enter(ana.email, ana.oneTimePassword)
    const elsewhere = new SessionResolver(db, clock)
    const user = await elsewhere.resolve(token)
    await onPlatform(scope(), ana.actor, (ctx) => signOut(ctx, user!))
    await expect.poll(() => elsewhere.resolve(token)).toBeNull()
  })

  it('ends everywhere with one act', async () => {
    const ana = await person()
    const tokens = [(await enter(ana.email, ana.oneTimePassword)).token, (await enter(ana.email, ana.oneTimePassword)).token]
    const resolver = new SessionResolver(db, clock)
    const user = await resolver.resolve(tokens[0]!)
    expect(await onPlatform(scope(), ana.actor, (ctx) => signOutEverywhere(ctx, user!))).toEqual({ ended: 2 })
    for (const token of tokens) await expect.poll(() => resolver.resolve(token)).toBeNull()
  })

  it('ends by itself after half a day without a request', async () => {
    const ana = await person()
    const { token } = await enter(ana.email, ana.oneTimePassword)
    nowMs += 12 * 3_600_000 + 1
    expect(await new SessionResolver(db, clock).resolve(token)).toBeNull()
  })
})

describe('changePassword', () => {
  it('keeps this sign-in, ends the others and lifts the duty to choose one', async () => {
    const ana = await person()
    const here = (await enter(ana.email, ana.oneTimePassword)).token
    const there = (await enter(ana.email, ana.oneTimePassword)).token
    const resolver = new SessionResolver(db, clock)
    const me = (await resolver.resolve(here))!
    await onPlatform(scope(), ana.actor, (ctx) =>
      changePassword(ctx, me, { currentPassword: ana.oneTimePassword, newPassword: LONG }),
    )
    await expect.poll(() => resolver.resolve(there)).toBeNull()
    expect(await resolver.resolve(here)).toMatchObject({ mustChangePassword: false })
    await expect(enter(ana.email, LONG)).resolves.toBeTruthy()
    await expect(enter(ana.email, ana.oneTimePassword)).rejects.toMatchObject({ code: 'unauthenticated' })
  })

  it('refuses without the current one', async () => {
    const ana = await person()
    const { token } = await enter(ana.email, ana.oneTimePassword)
    const me = (await new SessionResolver(db, clock).resolve(token))!
    const change = onPlatform(scope(), ana.actor, (ctx) =>
      changePassword(ctx, me, { currentPassword: 'wrong', newPassword: LONG }),
    )
    await expect(change).rejects.toMatchObject({ code: 'invalid_input', details: { field: 'currentPassword' } })
  })
})
