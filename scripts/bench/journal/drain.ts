import { randomUUID } from 'node:crypto'
import { startReplayer, waitingByPort } from '@understudy/continuity/server'
import { Deadline, operationId, systemClock } from '@understudy/core'
import { silentLogger } from '@understudy/telemetry'
import type { Sides } from './throw-away-sides.ts'

const AT_ONCE = 256
/** Writes of one key, one after the other. */
const A_KEY = 4
const LOOK_MS = 100

/** Small objects that this machine's side took, several a key, as an outage leaves them. */
async function fill({ journal, tenant }: Sides, count: number): Promise<void> {
  let next = 0
  const writer = async () => {
    for (let nth = next++; nth < count; nth = next++) {
      const body = new TextEncoder().encode(`write ${nth}`)
      const key = `drain/${Math.floor(nth / A_KEY)}`
      const id = operationId(randomUUID())
      const about = { tenant, port: 'objects', operation: 'put', operationId: id, args: [key, body] } as const
      const intent = await journal.append({ ...about, sides: ['aws', 'local'], first: 'local', epoch: 0 }, Deadline.in(60_000))
      journal.settle(intent, { servedBy: 'local', states: { local: 'applied' }, ref: null })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, writer))
  await journal.flush()
}

export interface Drain {
  /** Until nothing waited any more, the start of the replayer and its growing pace included. */
  readonly seconds: number
  /** Over the second half, when the pace has grown. */
  readonly steadyPerS: number
}

export async function measureDrain(sides: Sides, count: number): Promise<Drain> {
  await fill(sides, count)
  const began = performance.now()
  const { db, providers, dataDir } = sides
  const common = { db, providers, dataDir, clock: systemClock, log: silentLogger }
  const replayer = await startReplayer({ ...common, processId: randomUUID(), mayReplayAws: () => true })
  let half: { readonly left: number; readonly atMs: number } | undefined
  for (let left = count; left > 0; left = (await waitingByPort(db)).objects.aws) {
    if (left <= count / 2) half ??= { left, atMs: performance.now() }
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
  const endMs = performance.now()
  await replayer.stop()
  const seconds = (endMs - began) / 1_000
  return { seconds, steadyPerS: half ? (half.left * 1_000) / (endMs - half.atMs) : count / seconds }
}
