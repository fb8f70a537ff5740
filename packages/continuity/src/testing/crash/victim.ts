import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { promisify } from 'node:util'
import type { TenantRef } from '@understudy/core'
import type { CrashBed } from './crash-bed.ts'
import type { CrashOrder } from './crash-process.ts'
import { serveBucket, type Fate, type Request } from './remote-bucket.ts'
import type { Said } from './writes.ts'

const execute = promisify(execFile)

/** As long as others take to believe that it is gone. */
const PAUSE_MS = 8_000
const LOOK_MS = 50

/** The process of a round that ends, or stands still, at a step. */
export interface Victim {
  /** What its callers were told until then. */
  said(): Said[]
  /** Resolves when it is gone, or stands still. @returns 'done' where it came to its end without reaching the step so often */
  fell(): Promise<'killed' | 'paused' | 'done'>
  /** Goes on, if it stands still; resolves when it has come to its end. */
  wake(): Promise<void>
}

export async function startVictim(
  bed: CrashBed,
  tenant: TenantRef,
  order: Omit<CrashOrder, 'urls' | 'dataDir' | 'tenant' | 'processId'>,
  fateOf: (request: Request) => Fate,
): Promise<Victim> {
  const processId = randomUUID()
  const heart = await bed.startHeart(processId)
  const child = await bed.nextProcess()
  const gone = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>
  let text = ''
  let fellMs = 0
  child.stdout!.on('data', (data: Buffer) => (text += data.toString()))
  serveBucket(child, bed.bucket, fateOf)
  bed.order(child, { ...order, tenant, processId })
  const standsStill = async () => {
    const { stdout } = await execute('ps', ['-o', 'state=', '-p', String(child.pid)]).catch(() => ({ stdout: '' }))
    return stdout.trim().startsWith('T')
  }
  const paused = async () => {
    while (child.exitCode === null && child.signalCode === null) if (await standsStill()) return 'paused' as const
    return null
  }
  return {
    said: () =>
      text
        .split('\n')
        .filter((line) => line.endsWith('}'))
        .map((line) => JSON.parse(line) as Said),
    fell: async () => {
      const stopped = order.end.how === 'pause' ? await paused() : null
      heart.stop()
      fellMs = performance.now()
      if (stopped === null) await gone
      await bed.passTime(processId)
      return stopped ?? (child.signalCode === 'SIGKILL' ? 'killed' : 'done')
    },
    wake: async () => {
      // Shorter ones are told to nobody: the process itself has to see that it stood still.
      while (performance.now() - fellMs < PAUSE_MS) await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
      child.kill('SIGCONT')
      const again = await bed.startHeart(processId)
      await gone
      again.stop()
      await bed.passTime(processId)
    },
  }
}
