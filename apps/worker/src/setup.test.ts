import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asSystem } from '@understudy/db'
import { openTestDatabase, type TestDatabase } from '@understudy/db/testing'

const run = promisify(execFile)
const root = path.resolve(import.meta.dirname, '../../..')
let db: TestDatabase
let dataDir: string

beforeAll(async () => {
  db = await openTestDatabase()
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'understudy-setup-'))
})
afterAll(async () => {
  await db.close()
  rmSync(dataDir, { recursive: true, force: true })
})

async function setUp(more: Record<string, string> = {}): Promise<{ adminEmail: string; oneTimePassword: string | null }> {
  const env = {
    UNDERSTUDY_DATA_DIR: dataDir,
    UNDERSTUDY_CONFIG_DIR: path.join(root, 'config'),
    UNDERSTUDY_DATABASE_APP_URL: db.urls.app,
    UNDERSTUDY_DATABASE_SYSTEM_URL: db.urls.system,
    UNDERSTUDY_DATABASE_ADMIN_URL: db.adminUrl,
    ...more,
  }
  const { stdout } = await run(process.execPath, [path.join(root, 'apps/worker/src/setup.ts')], { env, cwd: root })
  return JSON.parse(stdout.trim().split('\n').at(-1)!) as { adminEmail: string; oneTimePassword: string | null }
}

describe('set-up', () => {
  it('makes tenants and the first administrator; a second one changes nothing and shows the same password', async () => {
    const first = await setUp()
    expect(first).toEqual({ adminEmail: expect.stringContaining('@'), oneTimePassword: expect.stringMatching(/.{12,}/) })
    expect(statSync(path.join(dataDir, 'first-administrator')).mode & 0o777).toBe(0o600)
    const tenants = () =>
      asSystem(db, 'tenants.list', (tx) => tx.tenant.findMany({ orderBy: { slug: 'asc' }, select: { id: true, slug: true } }))
    const before = await tenants()
    expect(before.map(({ slug }) => slug)).toEqual(['agent_svea', 'felicias_finance', 'meetmind', 'platform'])
    expect(await setUp()).toEqual(first)
    expect(await tenants()).toEqual(before)
  }, 90_000)

  it('says which option is wrong', async () => {
    await expect(setUp({ UNDERSTUDY_DATABASE_ADMIN_URL: 'nowhere' })).rejects.toMatchObject({
      stderr: expect.stringContaining('UNDERSTUDY_DATABASE_ADMIN_URL: (root) is a string, expected a postgresql:// address'),
    })
  })
})
