import { systemClock } from '@understudy/core'
import { createRoutedPorts, PortCallRecorder, Gate } from '@understudy/continuity/server'
import { openDatabase } from '@understudy/db'
import { silentLogger } from '@understudy/telemetry'
import { z } from 'zod'
import { AgentRegistry } from '../definition/agent-registry.ts'
import { RunExecutor } from '../execution/run-executor.ts'
import { startJobs } from '../jobs/start-jobs.ts'
import { runtimeJobs } from '../jobs.ts'
import { effectsProvider } from './effects-provider.ts'
import { gatedAgent, gates } from './gated-agent.ts'

/** A real worker process for tests: it says on standard output which gate each run has reached, and hangs where the run's input says. */
const options = z
  .object({ app: z.string(), system: z.string(), adminUrl: z.string(), owner: z.string() })
  .parse(JSON.parse(process.argv[2] ?? '{}'))
const db = openDatabase(options, options.owner)
const recorder = new PortCallRecorder(db, silentLogger)
const agent = gatedAgent(async (gate, runId, hangAt) => {
  if (gate !== hangAt) return
  process.stdout.write(`${JSON.stringify({ gate, runId })}\n`)
  await new Promise(() => {})
})
const ports = createRoutedPorts({
  providers: [effectsProvider(options.adminUrl)],
  gate: new Gate({ clock: systemClock }),
  record: (call) => recorder.record(call),
  clock: systemClock,
  log: silentLogger,
})
const executor = new RunExecutor({
  db,
  agents: new AgentRegistry([agent]),
  owner: options.owner,
  ports,
  flushCalls: () => recorder.flush(),
  clock: systemClock,
  log: silentLogger,
})
await startJobs({
  systemUrl: options.system,
  jobs: runtimeJobs(executor),
  concurrency: gates.length,
  clock: systemClock,
  log: silentLogger,
})
