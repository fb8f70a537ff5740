import { spawn, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { ScheduleName } from '../schedules/schedules.ts'
import type { SeedReport } from './seed-report.ts'
import type { SeedJob } from './seed-worker.ts'

export interface PlayOptions {
  /** With a migrated template. */
  readonly clusterUrl: string
  readonly seeds: readonly number[]
  readonly schedule: ScheduleName | null
  readonly workers: number
  readonly isTraced?: boolean
  /** Where the sources lie that are played; these, unless told. */
  readonly root?: string
  /** @returns false to end it */
  readonly onReport: (report: SeedReport) => boolean
}

const OWN_ROOT = path.resolve(import.meta.dirname, '../../../../..')
let databases = 0

/** Plays seeds on several processes side by side, each with a database of its own. @throws Error when one of them dies */
export async function playSeeds({ clusterUrl, seeds, schedule, workers, isTraced, root, onReport }: PlayOptions): Promise<void> {
  const children: ChildProcess[] = []
  let isOver = false
  const end = () => {
    isOver = true
    for (const child of children) child.kill()
  }
  const play = async (nth: number) => {
    databases += 1
    const own = seeds.filter((_, at) => at % workers === nth)
    if (own.length === 0) return
    const job: SeedJob = {
      clusterUrl,
      database: `simulation_${process.pid}_${databases}`,
      seeds: own,
      schedule,
      isTraced: isTraced ?? false,
    }
    const script = path.join(root ?? OWN_ROOT, 'packages/testing/src/sim/run/seed-worker.ts')
    const child = spawn(process.execPath, [script, JSON.stringify(job)], { stdio: ['ignore', 'pipe', 'inherit'] })
    children.push(child)
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
    for await (const line of createInterface({ input: child.stdout }))
      if (!isOver && !onReport(JSON.parse(line) as SeedReport)) end()
    const code = await ended
    if (!isOver && code !== 0) throw new Error(`a process that played seeds ended with ${String(code)}`)
  }
  try {
    await Promise.all(Array.from({ length: workers }, (_, nth) => play(nth)))
  } finally {
    end()
  }
}
