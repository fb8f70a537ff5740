import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CallScope } from '@understudy/api'
import {
  isAppError,
  operationId,
  PLATFORM_TENANT_ID,
  systemClock,
  type Actor,
  type Clock,
  type TenantRef,
} from '@understudy/core'
import { asSystem, installQueue, withPlatform, withTenant, type VerbContext } from '@understudy/db'
import { PortError } from '@understudy/ports'
import { silentLogger } from '@understudy/telemetry'
import type { Provider } from '../../provider.ts'
import { bytes, openTwoSides, write, type TwoSides } from '../../testing/two-sides.ts'
import { createHandOver } from '../hand-over.ts'
import { askComparison, COMPARE_ATTEMPTS } from './ask-comparison.ts'
import { ComparisonRunner } from './comparison-runner.ts'
import { readComparison } from './read-comparison.ts'
import { isComparing } from './schema.ts'

const ana: Actor = { kind: 'user', id: '0197aaaa-0000-7000-8000-000000000001', name: 'Ana' }
const platform = { id: PLATFORM_TENANT_ID, slug: 'platform', name: 'Platform' }
let sides: TwoSides
let tenant: TenantRef

beforeAll(async () => {
  sides = await openTwoSides()
  await installQueue(sides.db.adminUrl)
})
beforeEach(async () => {
  tenant = await sides.newTenant('ours')
  await withPlatform(sides.db, (tx) => tx.portComparison.deleteMany())
})
afterAll(() => sides.close())

const call = () => ({ ...sides.call(), tenant })
const scope = (providers: readonly Provider[] = sides.providers): CallScope =>
  ({
    db: sides.db,
    services: { continuity: { providers } },
    inTransaction: <T>(run: (ctx: VerbContext) => Promise<T>) =>
      withTenant(sides.db, { tenant: platform, actor: ana }, (tx) =>
        run({ actor: ana, tenant: platform, tx, clock: systemClock, log: silentLogger }),
      ),
  }) as unknown as CallScope
const ask = (more: { tenant?: string; reason?: string } = {}, from = scope()) =>
  askComparison(from, { port: 'objects', reason: '', ...more })
const refusal = async (work: Promise<unknown>) => {
  const error: unknown = await work.catch((thrown: unknown) => thrown)
  return isAppError(error) ? `${error.code}: ${error.message}` : error
}
const read = (clock: Clock = systemClock) => readComparison({ db: sides.db, clock }, 'objects')
const runner = (providers = sides.providers) =>
  new ComparisonRunner({ db: sides.db, providers, dataDir: sides.dataDir, clock: systemClock, log: silentLogger })
const later = (ms: number): Clock => ({ ...systemClock, now: () => new Date(Date.now() + ms) })
const awsWith = (change: Partial<NonNullable<NonNullable<Provider['inventories']>['objects']>>): Provider[] => {
  const [aws, local] = sides.providers as [Provider, Provider]
  return [{ ...aws, inventories: { ...aws.inventories, objects: { ...aws.inventories!.objects!, ...change } } }, local]
}

describe('a comparison that somebody asks for', () => {
  it('waits for a worker, and then says what differs, down to the key', async () => {
    await sides.aws.objects.put(call(), 'both', bytes('same'))
    await sides.local.objects.put(call(), 'both', bytes('same'))
    await sides.local.objects.put(call(), 'only-here', bytes('x'))
    await ask({ tenant: tenant.slug, reason: 'After the restore' })
    const asked = await read()
    expect(asked).toMatchObject({
      state: 'queued',
      tenant: tenant.slug,
      askedByName: 'Ana',
      reason: 'After the restore',
      endedAt: null,
    })
    await runner().run(asked!.id)
    expect(await read()).toMatchObject({
      state: 'done',
      tenantsDone: 1,
      tenantsTotal: 1,
      keys: 2,
      differences: 1,
      found: [{ tenant: tenant.slug, key: 'only-here', sentence: 'Only this machine has it.' }],
    })
  })

  it('is of every tenant unless one is named, and says how many', async () => {
    const other = await sides.newTenant('other')
    await sides.aws.objects.put({ ...call(), tenant: other }, 'only-there', bytes('x'))
    await ask()
    const { id, tenantsTotal, tenant: whose } = (await read())!
    expect(whose).toBeNull()
    await runner().run(id)
    const done = (await read())!
    expect(done).toMatchObject({ state: 'done', tenantsDone: tenantsTotal, tenantsTotal })
    expect(done.found).toContainEqual({ tenant: other.slug, key: 'only-there', sentence: 'Only AWS has it.' })
  })

  it('lists a write that landed late on AWS, and leaves it there: only the way back may write to AWS', async () => {
    const journal = sides.journal()
    for (const text of ['old', 'new'])
      await write(sides, journal, { operation: 'put', args: ['a', bytes(text)], by: 'local', tenant, operationId: `op-${text}` })
    await journal.flush()
    await asSystem(sides.db, 'continuity.replay', (tx) =>
      tx.portIntent.updateMany({ where: { tenantId: tenant.id }, data: { aws: 'applied', settledAt: new Date() } }),
    )
    for (const text of ['new', 'old'])
      await sides.aws.objects.put({ ...call(), operationId: operationId(`op-${text}`) }, 'a', bytes(text))
    const conflicts = () =>
      asSystem(sides.db, 'continuity.platform', (tx) => tx.portConflict.count({ where: { tenantId: tenant.id } }))
    await ask({ tenant: tenant.slug })
    await runner().run((await read())!.id)
    expect(await read()).toMatchObject({ state: 'done', differences: 1, found: [{ key: 'a' }] })
    expect(await conflicts()).toBe(0)
    await createHandOver({ ...sides, clock: systemClock, log: silentLogger }).compare('objects')
    expect(await conflicts()).toBe(1)
  })

  it('is in the trail with who asked and why', async () => {
    await ask({ tenant: tenant.slug, reason: 'A look' })
    const trail = await asSystem(sides.db, 'audit.platform', (tx) =>
      tx.auditEvent.findMany({ where: { action: 'continuity.comparison-asked' }, orderBy: { at: 'desc' }, take: 1 }),
    )
    expect(trail).toMatchObject([{ actorName: 'Ana', entityName: 'objects', details: { tenant: tenant.slug, reason: 'A look' } }])
  })

  it('is refused while another one of the port is under way, and not any more once its worker fell silent', async () => {
    await ask()
    expect(await refusal(ask())).toBe('conflict: Both sides of objects are being compared already.')
    const first = (await read())!
    await withPlatform(sides.db, (tx) =>
      tx.portComparison.updateMany({ data: { state: 'running', heartbeatAt: new Date(Date.now() - 60_000) } }),
    )
    expect(await read()).toMatchObject({ state: 'interrupted' })
    await ask()
    const second = (await read())!
    expect(second).toMatchObject({ state: 'queued' })
    await runner().run(first.id)
    expect(await read(later(0))).toMatchObject({ id: second.id, state: 'queued' })
  })

  it('is interrupted, with the reason, when no worker takes it, and may be asked for again', async () => {
    await ask()
    const first = (await read(later(15_000)))!
    expect(first).toMatchObject({ state: 'queued', error: null })
    const lost = (await read(later(31_000)))!
    expect(lost).toMatchObject({
      state: 'interrupted',
      error: 'No worker took it within 30 s. Look whether one runs, then ask again.',
    })
    expect(isComparing(lost)).toBe(false)
    await withPlatform(sides.db, (tx) => tx.portComparison.updateMany({ data: { heartbeatAt: new Date(Date.now() - 31_000) } }))
    await ask()
    expect((await read())!.id).not.toBe(first.id)
  })

  it('is delivered again when a delivery is lost, before it began or in the middle of it', async () => {
    await ask({ tenant: tenant.slug })
    const { id } = (await read())!
    const jobs = await asSystem(
      sides.db,
      'runtime.claim',
      (tx) => tx.$queryRaw<{ attempts: number }[]>`
        SELECT max_attempts::int AS attempts FROM graphile_worker._private_jobs WHERE key = 'comparison:objects'`,
    )
    expect(jobs).toEqual([{ attempts: COMPARE_ATTEMPTS }])
    expect(COMPARE_ATTEMPTS).toBeGreaterThan(1)
    const lastSign = (ms: number) =>
      withPlatform(sides.db, (tx) =>
        tx.portComparison.updateMany({ data: { state: 'running', heartbeatAt: new Date(Date.now() - ms) } }),
      )
    await lastSign(4_000)
    expect(await refusal(runner().run(id))).toBe('conflict: Another delivery of this comparison is under way.')
    await lastSign(31_000)
    await runner().run(id)
    expect(await read()).toMatchObject({ id, state: 'done' })
    await runner().run(id)
  })

  it('is refused where there is one side only', async () => {
    expect(await refusal(ask({}, scope([sides.providers[1]!])))).toBe(
      'precondition_failed: AWS is not configured for objects: there is nothing to compare with.',
    )
    expect(await refusal(askComparison(scope(), { port: 'models', reason: '' }))).toMatch(
      /^precondition_failed: Models keep nothing/,
    )
    expect(await refusal(ask({ tenant: 'nobody' }))).toMatch(/^not_found: /)
  })

  it('fails with the side’s own reason when it cannot be walked', async () => {
    const away = new PortError('S3 does not answer.', {
      provider: 'aws:us-east-1',
      operation: 'objects.list',
      verdict: 'unhealthy',
      code: 'unavailable',
      reason: 'Timeout',
      maybeApplied: false,
    })
    await ask({ tenant: tenant.slug })
    await runner(awsWith({ groups: () => Promise.reject(away) })).run((await read())!.id)
    expect(await read()).toMatchObject({ state: 'failed', error: `${tenant.slug}: S3 does not answer.` })
    await ask()
  })

  it('ends before its next tenant when the worker stops', async () => {
    await ask()
    const stopping = runner()
    stopping.close()
    await stopping.run((await read())!.id)
    expect(await read()).toMatchObject({ state: 'failed', error: 'The worker was stopped.', tenantsDone: 0 })
  })
})
