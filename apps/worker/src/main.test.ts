import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '@understudy/db/testing'

const root = path.resolve(import.meta.dirname, '../../..')
let db: TestDatabase
let dataDir: string

beforeAll(async () => {
  db = await openTestDatabase()
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'understudy-worker-'))
})
afterAll(async () => {
  await db.close()
  rmSync(dataDir, { recursive: true, force: true })
})

it('says when it is ready, is listed with its providers, and ends cleanly when told to', async () => {
  const env = {
    UNDERSTUDY_DATA_DIR: dataDir,
    UNDERSTUDY_CONFIG_DIR: path.join(root, 'config'),
    UNDERSTUDY_DATABASE_APP_URL: db.urls.app,
    UNDERSTUDY_DATABASE_SYSTEM_URL: db.urls.system,
    UNDERSTUDY_SANDBOX_ENABLED: 'true',
    UNDERSTUDY_SANDBOX_REASON: 'not started by this test',
  }
  const worker = spawn(process.execPath, [path.join(root, 'apps/worker/src/main.ts')], {
    env,
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(worker, 'exit')
  let ready: { ready?: boolean; id?: string } = {}
  for await (const line of createInterface({ input: worker.stdout })) {
    ready = JSON.parse(line) as typeof ready
    if (ready.ready) break
  }
  expect(ready).toMatchObject({ ready: true, id: expect.any(String) })
  worker.stdout.resume()
  await expect
    .poll(() => db.app.providerHealth.findMany({ where: { port: 'objects' }, orderBy: { provider: 'asc' } }), { timeout: 20_000 })
    .toMatchObject([
      { state: 'not_configured', detail: expect.stringContaining('not started by this test') },
      { provider: 'local', state: 'ok' },
    ])

  worker.kill('SIGTERM')
  expect(await exited).toEqual([0, null])
  expect(await db.app.process.findMany()).toMatchObject([
    { id: ready.id, kind: 'worker', pid: worker.pid, endedAt: expect.any(Date) },
  ])
}, 90_000)
