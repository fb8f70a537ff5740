import { fork, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { systemClock, type TenantRef } from '@understudy/core'
import { asSystem, openDatabase, withPlatform, type Database, type DatabaseUrls } from '@understudy/db'
import { cloneTemplateDatabase, createTestTenant, dropDatabase, TEST_PASSWORD } from '@understudy/db/testing'
import type { CrashOrder } from './crash-process.ts'
import { ModelBucket } from './model-bucket.ts'

const BEAT_MS = 1_000
const PASS_TRIES = 10

/** A database, a folder and processes to come, for rounds one after the other. */
export interface CrashBed {
  readonly db: Database
  readonly dataDir: string
  /** AWS to all of them, whatever becomes of them. */
  readonly bucket: ModelBucket
  newTenant(): Promise<TenantRef>
  /** A process that is started and waits for its order. */
  nextProcess(): Promise<ChildProcess>
  order(child: ChildProcess, order: Omit<CrashOrder, 'urls' | 'dataDir'>): void
  /** A process lives for as long as its heart beats. */
  startHeart(processId: string): Promise<{ stop(): void }>
  /** As if enough time had passed since a process fell silent: it is gone, its lease has run out, what it took is free. */
  passTime(processId: string): Promise<void>
  close(): Promise<void>
}

async function startChild(): Promise<ChildProcess> {
  const child = fork(path.join(import.meta.dirname, 'crash-process.ts'), {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    serialization: 'advanced',
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
  await new Promise((resolve, reject) => {
    child.once('message', resolve)
    child.once('exit', (code) => reject(new Error(`a process of the test could not start: ${code}`)))
  })
  return child
}

/** @param clusterUrl a superuser's address, with the template made */
export async function openCrashBed(clusterUrl: string): Promise<CrashBed> {
  const name = `crash_${randomUUID().replaceAll('-', '')}`
  await cloneTemplateDatabase(clusterUrl, name)
  const as = (role: string) => {
    const url = new URL(`${clusterUrl}/${name}`)
    url.username = role
    url.password = TEST_PASSWORD
    return url.href
  }
  const urls: DatabaseUrls = { app: as('understudy_app'), system: as('understudy_system') }
  const db = openDatabase(urls, 'crash')
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'understudy-crash-'))
  await writeFile(path.join(dataDir, 'none.yaml'), '{}')
  // The next one starts while this one is at work.
  let next = startChild()
  return {
    db,
    dataDir,
    bucket: new ModelBucket(),
    newTenant: () => createTestTenant(db, 'crash'),
    nextProcess: async () => {
      const child = await next
      next = startChild()
      next.catch(() => undefined)
      return child
    },
    order: (child, order) => void child.send({ ...order, urls, dataDir } satisfies CrashOrder),
    startHeart: async (id) => {
      const beat = () =>
        withPlatform(db, async (tx) => {
          const now = systemClock.now()
          const row = { id, kind: 'worker', host: 'h', pid: 1, version: 'v', memoryBytes: 1n, startedAt: now, heartbeatAt: now }
          await tx.process.upsert({ where: { id }, create: row, update: { heartbeatAt: now } })
        })
      await beat()
      const timer = setInterval(() => void beat().catch(() => undefined), BEAT_MS)
      return { stop: () => clearInterval(timer) }
    },
    passTime: async (id) => {
      const pass = async () => {
        const longAgo = new Date(Date.now() - 60_000)
        await withPlatform(db, async (tx) => {
          await tx.process.updateMany({ where: { id }, data: { heartbeatAt: longAgo } })
          await tx.lease.updateMany({ data: { until: new Date(0) } })
        })
        await asSystem(db, 'continuity.replay', (tx) => tx.portIntent.updateMany({ data: { nextTryAt: null } }))
      }
      // A process that stands still may hold a row until the database ends its transaction.
      for (let tries = 1; ; tries++)
        try {
          return await pass()
        } catch (error) {
          if (tries === PASS_TRIES) throw error
        }
    },
    close: async () => {
      const child = await next.catch(() => null)
      child?.kill('SIGKILL')
      await db.close()
      await dropDatabase(clusterUrl, name)
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
