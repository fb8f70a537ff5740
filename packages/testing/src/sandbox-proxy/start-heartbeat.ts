import { setTimeout as after } from 'node:timers/promises'
import { systemClock as clock } from '@understudy/core'
import type { Database } from '@understudy/db'
import { startProcessHeartbeat, type ProcessHeartbeat } from '@understudy/observe/sandbox-proxy'
import type { Logger } from '@understudy/telemetry'

const RETRY_MS = 1_000

/** Is seen alive as soon as the database answers; the doors do not wait for that. Undefined when told to stop before. */
export async function startHeartbeat(
  db: Database,
  version: string,
  { log, signal }: { log: Logger; signal: AbortSignal },
): Promise<ProcessHeartbeat | undefined> {
  while (!signal.aborted) {
    try {
      return await startProcessHeartbeat(db, { kind: 'sandbox', version }, { clock, log })
    } catch (error) {
      log.debug({ error }, 'the heartbeat waits for the database')
      await after(RETRY_MS)
    }
  }
  return undefined
}
