import { randomUUID } from 'node:crypto'
import { Deadline, operationId } from '@understudy/core'
import type { Sides } from './throw-away-sides.ts'

const ONE_BY_ONE = 500
const WARM_UP = 100
const WRITERS = 1_000
const MEASURED_MS = 5_000
/** Bytes of a small object or event. */
const BODY = new Uint8Array(256).fill(120)

async function one({ journal, tenant }: Sides, key: string): Promise<void> {
  const args = [key, BODY, { contentType: 'text/plain' }]
  const about = { tenant, port: 'objects', operation: 'put', operationId: operationId(randomUUID()), args } as const
  const intent = await journal.append({ ...about, sides: ['aws', 'local'], first: 'aws', epoch: 0 }, Deadline.in(60_000))
  journal.settle(intent, { servedBy: 'aws', states: { aws: 'applied', local: 'applied' }, ref: null })
}

const at = (sorted: readonly number[], share: number) => sorted[Math.floor(sorted.length * share)]!

export interface Appends {
  /** Milliseconds of one append alone. */
  readonly p50: number
  readonly p95: number
  readonly perS: number
  readonly writers: number
  /** Microseconds of this process's CPU for one append and its settlement; PostgreSQL's own come on top. */
  readonly ownCpuUs: number
}

/** Milliseconds that one append takes alone, and appends a second of many writers, each its own key, settled as they go. */
export async function measureAppends(sides: Sides): Promise<Appends> {
  const times: number[] = []
  for (let nth = 0; nth < WARM_UP + ONE_BY_ONE; nth++) {
    const began = performance.now()
    await one(sides, `alone/${nth}`)
    if (nth >= WARM_UP) times.push(performance.now() - began)
    await sides.journal.flush()
  }
  times.sort((a, b) => a - b)
  let done = 0
  const cpu = process.cpuUsage()
  const began = performance.now()
  await Promise.all(
    Array.from({ length: WRITERS }, async (_, writer) => {
      for (let nth = 0; performance.now() - began < MEASURED_MS; nth++) {
        await one(sides, `many/${writer}/${nth}`)
        done += 1
      }
    }),
  )
  const perS = (done * 1_000) / (performance.now() - began)
  await sides.journal.flush()
  const { user, system } = process.cpuUsage(cpu)
  return { p50: at(times, 0.5), p95: at(times, 0.95), perS, writers: WRITERS, ownCpuUs: (user + system) / done }
}
