import os from 'node:os'
import type { Clock } from '@understudy/core'
import { uuidv7 } from '@understudy/core/server'
import { notify, withPlatform, type Database } from '@understudy/db'
import type { Logger } from '@understudy/telemetry'

/** Milliseconds between two heartbeats. */
const EVERY_MS = 2_000

export interface ProcessHeartbeat {
  readonly id: string
  /** Marks the process as ended. */
  stop(): Promise<void>
}

/** Writes this process into the list of processes and keeps it alive there until stopped. A failing write is tried again by the next. */
export async function startProcessHeartbeat(
  db: Database,
  about: { kind: 'console' | 'worker' | 'sandbox'; version: string; id?: string },
  { clock, log }: { clock: Clock; log: Logger },
): Promise<ProcessHeartbeat> {
  const id = about.id ?? uuidv7(clock.now().getTime())
  const startedAt = clock.now()
  const write = async (endedAt: Date | null, isNews: boolean) => {
    const alive = { heartbeatAt: clock.now(), memoryBytes: BigInt(process.memoryUsage.rss()), endedAt }
    await withPlatform(db, async (tx) => {
      const create = { ...about, id, host: os.hostname(), pid: process.pid, startedAt, ...alive }
      await tx.process.upsert({ where: { id }, create, update: alive })
      if (isNews) await notify(tx, { topic: 'process', id })
    })
  }
  await write(null, true)
  let beating: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    beating = beating
      .then(() => write(null, false))
      .catch((error: unknown) => log.warn({ error }, 'process heartbeat could not be written'))
  }, EVERY_MS)
  timer.unref()
  return {
    id,
    stop: async () => {
      clearInterval(timer)
      await beating
      await write(clock.now(), true)
    },
  }
}
