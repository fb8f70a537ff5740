import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { DRILL_TENANT_IDS } from '@understudy/core'
import { asSystem } from '@understudy/db'
import { openTestDatabase, type TestDatabase } from '@understudy/db/testing'
import { onPlatform } from '@understudy/identity/server'
import { readAwsContents } from '@understudy/ports/server'
import { silentLogger } from '@understudy/telemetry'
import { openDrillBed, type DrillBed } from '@understudy/testing/drill-bed'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it, type TestContext } from 'vitest'
import type { DrillDetail } from './schema.ts'
import { getDrill } from './pages/get-drill.ts'
import { startDrill } from './start-drill.ts'
import { stopDrill } from './stop-drill.ts'
import type { DrillContext } from './drill-facts.ts'

const awsUrl = inject('ministackUrl')
const ana = { kind: 'user', id: 'ana', name: 'Ana' } as const
const timeline = (seconds: number) => `
title: Short
summary: S3 and AgentCore go away for ${seconds} seconds.
duration: ${seconds + 2}s
ports: [objects, memory]
steps:
  - { title: gone, at: 1s, until: ${seconds + 1}s, fault: refuse, ports: [objects, memory] }
load:
  one: { objects: { writes: 6, reads: 4 }, memory: { writes: 3 } }
claims: { failedPercent: 1, detection: 5s, rto: 3s, handedBack: 2m }
`

let db: TestDatabase
let bed: DrillBed
let folder: string

beforeAll(async () => {
  if (awsUrl === null) return
  folder = mkdtempSync(path.join(os.tmpdir(), 'understudy-timelines-'))
  writeFileSync(path.join(folder, 'short.yaml'), timeline(6))
  writeFileSync(path.join(folder, 'long.yaml'), timeline(120))
  db = await openTestDatabase()
  const settings = { UNDERSTUDY_CONTINUITY_RAMP_PER_SECOND: '0.5', UNDERSTUDY_CONTINUITY_PROBES_OVER_MS: '1000' }
  bed = await openDrillBed({ db, awsUrl, folder, settings })
}, 60_000)
afterAll(async () => {
  if (awsUrl === null) return
  await bed.close()
  await db.close()
  rmSync(folder, { recursive: true, force: true })
}, 60_000)
beforeEach(({ skip }: TestContext) => {
  if (awsUrl === null) skip(inject('ministackSkip') ?? 'no emulator')
})

const act = <T>(run: (ctx: DrillContext) => Promise<T>) =>
  onPlatform({ db, log: silentLogger }, ana, (ctx) => run({ ...ctx, drills: bed.facts }))
const start = async (name: string) => (await act((ctx) => startDrill(ctx, { timeline: name }))).id
const drill = (id: string): Promise<DrillDetail> => act((ctx) => getDrill(ctx, { id }))
const isOver = (id: string, timeout = 120_000) =>
  expect.poll(async () => (await drill(id)).cleanedAt, { timeout, interval: 500 }).not.toBeNull()
const faultsInForce = () => db.app.sandboxFault.count({ where: { endedAt: null } })
/** Everything that could have stayed behind: in the journal, on this machine, on AWS. */
async function traces(): Promise<number> {
  const where = { tenantId: { in: DRILL_TENANT_IDS as string[] } }
  const rows = await asSystem(db, 'continuity.drills', async (tx) => [
    await tx.portIntent.count({ where }),
    await tx.portConflict.count({ where }),
    await tx.twinObject.count({ where }),
    await tx.twinMemoryEvent.count({ where }),
  ])
  const names = { keys: 'load/', memory: 'load', actors: '' }
  const slugs = ['drill-one', 'drill-two', 'drill-three']
  const { tenants } = await readAwsContents({ url: awsUrl!, region: 'us-east-1', bucket: 'understudy-objects' }, slugs, names)
  const onAws = [...tenants.values()].map(({ objects, events }) => objects.size + events.size)
  return [...rows, ...onAws].reduce((sum, count) => sum + count, 0)
}

describe('a drill on a real installation', () => {
  it('plays its faults under load, is judged, and leaves nothing behind', { timeout: 240_000 }, async () => {
    const worker = await bed.startWorker()
    const id = await start('short')
    await isOver(id)
    const done = await drill(id)
    process.stdout.write(`${JSON.stringify({ state: done.state, figures: done.figures, notes: done.report?.notes })}\n`)
    expect(
      done.report?.claims.filter(({ state }) => state !== 'holds'),
      bed.log().slice(-2_000),
    ).toEqual([])
    expect(done).toMatchObject({ state: 'passed', figures: { lost: 0, doubled: 0, disordered: 0, differences: 0 } })
    expect(done.figures!.byLocal, 'served here while AWS was away').toBeGreaterThan(0)
    expect(done.figures!.journalled).toBeGreaterThan(0)
    expect(done.points.length).toBeGreaterThan(8)
    expect(done.report?.moments.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['tripped', 'returning']))
    expect(await faultsInForce()).toBe(0)
    expect(await traces()).toBe(0)
    await worker.stop()
  })

  it('stops at once: repaired, reported as stopped, cleaned up', { timeout: 240_000 }, async () => {
    const worker = await bed.startWorker()
    const id = await start('long')
    await expect.poll(faultsInForce, { timeout: 60_000, interval: 100 }).toBe(1)
    const askedMs = Date.now()
    await act((ctx) => stopDrill(ctx, { id }))
    expect(await faultsInForce(), 'repaired with the order itself').toBe(0)
    await expect.poll(async () => (await drill(id)).state, { timeout: 10_000, interval: 50 }).toBe('stopped')
    expect(Date.now() - askedMs).toBeLessThan(8_000)
    await isOver(id)
    expect(await drill(id)).toMatchObject({ stopRequestedBy: 'Ana', figures: { lost: null } })
    expect(await traces()).toBe(0)
    await worker.stop()
  })

  it('is ended and repaired when its worker is killed half-way', { timeout: 240_000 }, async () => {
    const worker = await bed.startWorker()
    const id = await start('long')
    await expect.poll(faultsInForce, { timeout: 60_000, interval: 100 }).toBe(1)
    await expect.poll(async () => (await drill(id)).figures?.calls ?? 0, { timeout: 20_000 }).toBeGreaterThan(0)
    await worker.kill()
    await bed.startWorker()
    await expect.poll(async () => (await drill(id)).state, { timeout: 40_000, interval: 250 }).toBe('interrupted')
    expect(await faultsInForce()).toBe(0)
    await isOver(id)
    const done = await drill(id)
    expect(done.report?.notes.at(-1)).toMatch(/worker that played it went away/)
    expect(done.figures?.calls).toBeGreaterThan(0)
    expect(await traces()).toBe(0)
  })
})
