import { z } from 'zod'
import { scheduleNames } from '../schedules/schedules.ts'
import { openSimulatedStore } from './open-simulated-store.ts'
import { runSeed } from './run-seed.ts'
import { brokenReport, reportOf } from './seed-report.ts'

const jobSchema = z.object({
  clusterUrl: z.string(),
  database: z.string(),
  seeds: z.array(z.number().int()),
  schedule: z.enum(scheduleNames).nullable(),
  isTraced: z.boolean(),
})
export type SeedJob = z.infer<typeof jobSchema>

/** Plays the seeds of its job, each in turn, and says what came of each. */
const job = jobSchema.parse(JSON.parse(process.argv[2] ?? ''))
const store = await openSimulatedStore(job.clusterUrl, job.database)
for (const seed of job.seeds) {
  const report = await runSeed({ seed, store, schedule: job.schedule }).then(
    (result) => reportOf(result, job.isTraced),
    (error: unknown) => brokenReport(seed, error),
  )
  process.stdout.write(`${JSON.stringify(report)}\n`)
}
await store.close()
